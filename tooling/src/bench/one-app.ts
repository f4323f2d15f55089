import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack, { type Configuration, type RuleSetRule } from 'webpack';
import { cacheFolder, repository } from '../paths.ts';
import { compile } from '../web/build.ts';
import { readRelease } from '../web/release.ts';
import { hostConfig } from '../web/webpack-configs.ts';

const shell = join(repository, 'shell');

/** Bundled with the shell; what is `lazy` is a chunk of its own there, as it is loaded on its own here. */
const modules = [
  { remote: 'mfe-ccp', exposed: 'remote', file: 'src/remote.tsx' },
  { remote: 'mfe-video', exposed: 'remote', file: 'src/remote.tsx' },
  { remote: 'mfe-adhoc', exposed: 'remote', file: 'src/remote.tsx' },
  { remote: 'mfe-video', exposed: 'playback', file: 'src/playback/remote.tsx', isLazy: true },
];

/**
 * The workspace as it would be without federation: the same code in one bundle, with no registry to wait for, for
 * the bench to hold the composed one against. Nobody ships it. In one file, what is otherwise loaded when it is needed
 * is in there, too. Returns its folder.
 */
export async function buildOneApp({ isOneFile = false } = {}): Promise<string> {
  const folder = join(cacheFolder, isOneFile ? 'one-file' : 'one-app');
  const config = oneAppConfig(folder);
  const inOne = new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 });
  await compile(isOneFile ? { ...config, plugins: [...config.plugins!, inOne] } : config);
  const page = join(folder, 'index.html');
  const withoutRegistry = readFileSync(page, 'utf8').replace(/<link [^>]*registry\.json[^>]*>/, '');
  writeFileSync(page, withoutRegistry);
  return folder;
}

function oneAppConfig(folder: string): Configuration {
  const build = { kind: 'release', id: 'bench' } as const;
  const config = hostConfig({ root: shell, name: 'one-app', build });
  const federation = /^(ModuleFederation|IntegrityRuntime|PreloadBoundary)Plugin$/;
  return {
    ...config,
    // Without federation nothing has to be agreed on first: the index's async boundary would only cost it time.
    entry: ['./src/page.css', './src/bootstrap.tsx'],
    devtool: false,
    output: { ...config.output, path: folder },
    module: { rules: config.module!.rules!.map((rule) => withOwnClassNames(rule as RuleSetRule)) },
    plugins: [
      ...config.plugins!.filter((each) => !federation.test(each!.constructor.name)),
      insteadOf(/\/adapters\/federation\.ts$/, loader()),
      insteadOf(/\/remotes\/registry\.ts$/, registry()),
    ],
  };
}

function insteadOf(module: RegExp, source: string) {
  return new webpack.NormalModuleReplacementPlugin(module, (resource: { request: string }) => {
    resource.request = `data:text/javascript,${encodeURIComponent(source)}`;
  });
}

/** Stands in for the shell's adapter to federation: what it would fetch is on board. */
function loader(): string {
  const path = ({ remote, file }: (typeof modules)[number]) =>
    JSON.stringify(join(repository, remote, file));
  const imports = modules
    .map((each, index) => (each.isLazy ? '' : `import * as m${index} from ${path(each)};`))
    .join('\n');
  const entries = modules.map((each, index) => {
    const found = each.isLazy ? `import(${path(each)})` : `m${index}`;
    return `'${each.remote}/${each.exposed}': () => ${found},`;
  });
  return `${imports}
const modules = {${entries.join('\n')}};
export const createRemoteLoader = () => async ({ name }, exposed) => modules[name + '/' + exposed]();
export const fetchAhead = () => undefined;`;
}

/** Stands in for what the shell fetches and verifies: what is on board is known. */
function registry(): string {
  const remotes = [...new Set(modules.map(({ remote }) => remote))];
  const microFrontends = Object.fromEntries(remotes.map((name) => [name, [onBoard(name)]]));
  const pins = { users: {}, groups: {} };
  return `const registry = ${JSON.stringify({ revision: 1, microFrontends, pins })};
export const fetchRegistry = async () => registry;
export const keptRegistry = fetchRegistry;`;
}

function onBoard(name: string) {
  const { version, bus, team } = readRelease(name).manifest;
  return {
    url: 'on-board',
    metadata: { version, integrity: {}, bus, team, commit: '', builtAt: '' },
    deployment: { traffic: 100, default: true },
    extras: { container: '', entry: '', modules: {}, shared: {} },
  };
}

/** A package's name no longer tells its classes from those of another: the file's path does. */
function withOwnClassNames(rule: RuleSetRule): RuleSetRule {
  if (!(rule.test instanceof RegExp) || !rule.test.test('a.module.css')) return rule;
  const modules = {
    namedExport: false,
    exportLocalsConvention: 'as-is',
    localIdentName: '[hash:base64:8]__[local]',
  };
  return {
    ...rule,
    use: [MiniCssExtractPlugin.loader, { loader: 'css-loader', options: { modules } }],
  };
}
