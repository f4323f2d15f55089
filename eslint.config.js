import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layers } from './tooling/src/eslint/layers.ts';

const ENV_MESSAGE =
  'process.env is read once, by the config reader that main.ts calls; everything else gets its values passed in. (docs/conventions.md, S6)';

const ENGINE_MESSAGE =
  'It brings typebox’s type engine along, 8 kB compressed on every page: mapOf (schema-forms.ts) or the properties by name do the same.';

export default defineConfig(
  globalIgnores([
    'tooling/web-types.d.ts',
    // The template holds placeholders and does not resolve. The generated remote is linted instead.
    'tooling/template/',
    '**/dist/',
    '**/node_modules/',
    '.cache/',
    '.run/',
    '**/test-results/',
    'coverage/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.ts', '*/webpack.config.ts'],
          defaultProject: 'tsconfig.node.json',
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { house: { rules: { layers } } },
    rules: {
      'house/layers': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: ENV_MESSAGE },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'alert', message: 'Native dialogs stop audio in Safari: draw it in the page.' },
        { name: 'confirm', message: 'Native dialogs stop audio in Safari: ask in place.' },
        { name: 'prompt', message: 'Native dialogs stop audio in Safari: use a form.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['contracts/src/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: ENV_MESSAGE },
        ...['Record', 'Pick', 'Omit', 'Partial', 'Required', 'Index'].map((property) => ({
          object: 'Type',
          property,
          message: ENGINE_MESSAGE,
        })),
      ],
    },
  },
  {
    // The readers of the environment, and what runs on a developer's machine only.
    files: [
      '**/main.ts',
      'emulator/bench/**',
      '**/config.ts',
      'tooling/**',
      'e2e/**',
      'recorder/bench/**',
      '**/*.test.ts',
      '**/*.testing.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setInterval: 'readonly',
      },
    },
  },
);
