import { parseArgs } from 'node:util';
import WebpackDevServer from 'webpack-dev-server';
import webpack from 'webpack';
import { PlainFailure } from '../fail.ts';
import { addresses, developmentAddress, portOf, type Addresses } from '../stack/addresses.ts';
import { webpackConfig } from '../web/build.ts';
import { webPackages, type WebPackageName } from '../web/packages.ts';
import { portOffset } from './start.ts';

/**
 * `dev <package> [--shell ADDRESS]`: one web package alone, rebuilt as its files change, against a stack that runs;
 * a workspace that has it as an override reloads with it, one that stands elsewhere if it is named.
 */
export async function dev(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { shell: { type: 'string' } },
    allowPositionals: true,
  });
  const [name] = positionals;
  if (!name || !Object.hasOwn(webPackages, name))
    throw new PlainFailure(`Say which: ${Object.keys(webPackages).join(', ')}.`);
  const stack = addresses(portOffset(), 1);
  const own = developmentAddress(stack.web[name as WebPackageName]!);
  const server = new WebpackDevServer(
    {
      port: portOf(own),
      host: '127.0.0.1',
      allowedHosts: ['localhost', ...(values.shell ? [new URL(values.shell).hostname] : [])],
      hot: false,
      liveReload: true,
      historyApiFallback: true,
      headers: { 'access-control-allow-origin': '*' },
      client: {
        overlay: { errors: true, warnings: false },
        // In somebody else's page it must not ask that page's server.
        webSocketURL: `ws://localhost:${portOf(own)}/ws`,
      },
      // The api lets in the released pages' origins only: to the browser it is this page's own.
      // By the api's own host name, which is the only one that the edge before it knows.
      proxy: [{ context: ['/v1'], target: stack.apis[0]!, changeOrigin: true }],
      setupMiddlewares: (middlewares) => [
        ...configMiddlewares(name as WebPackageName, stack, own),
        ...middlewares,
      ],
    },
    webpack(await webpackConfig(name, 'alone')),
  );
  await server.start();
  console.log(`${name} alone: ${own} (its services come from a running npm start)`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  return 0;
}

/** As the running stack has them, but for the api's address. */
function configMiddlewares(name: WebPackageName, { web }: Addresses, apiUrl: string) {
  const released = web[name === 'customer-site' ? name : 'shell'];
  const answers: Record<string, (fetched: object) => object> = {
    '/config.json': (config) => ({ ...config, apiUrl }),
    ...(name !== 'customer-site' && { '/registry.json': (registry: object) => registry }),
  };
  return Object.entries(answers).map(([path, answer]) => ({
    name: path,
    path,
    middleware: (
      _request: unknown,
      response: { json(value: unknown): void },
      next: (error: unknown) => void,
    ) => {
      fetch(`${released}${path}`)
        .then((found) => found.json())
        .then((content) => response.json(answer(content as object)), next);
    },
  }));
}
