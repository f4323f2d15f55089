import { defineConfig } from 'vitest/config';

// Two cores: more workers than that only make timers late.
export default defineConfig({
  test: {
    include: ['*/{src,page}/**/*.test.ts', '*/src/**/*.test.tsx', '*/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'e2e/**'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
