import WebpackDevServer from 'webpack-dev-server';
import webpack from 'webpack';
import { PlainFailure } from '../fail.ts';
import { addresses, developmentAddress, portOf, type Addresses } from '../stack/addresses.ts';
import { customerSiteConfig, remoteRegistry, workspaceConfig } from '../stack/page-configs.ts';
import { webpackConfig } from '../web/build.ts';
import { webPackages, type WebPackageName } from '../web/packages.ts';
import { portOffset } from './start.ts';

/** `dev <package>`: one web package alone, rebuilt as its files change, against a stack that runs. */
export async function dev([name]: readonly string[]): Promise<number> {
  if (!name || !Object.hasOwn(webPackages, name))
    throw new PlainFailure(`Say which: ${Object.keys(webPackages).join(', ')}.`);
  const stack = addresses(portOffset(), 1);
  const own = developmentAddress(stack.web[name as WebPackageName]);
  const server = new WebpackDevServer(
    {
      port: portOf(own),
      host: '127.0.0.1',
      allowedHosts: ['localhost'],
      hot: false,
      liveReload: true,
      historyApiFallback: true,
      headers: { 'access-control-allow-origin': '*' },
      client: { overlay: { errors: true, warnings: false } },
      // The api lets in the released pages' origins only: to the browser it is this page's own.
      proxy: [{ context: ['/v1'], target: stack.apis[0]! }],
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

function configMiddlewares(name: WebPackageName, stack: Addresses, apiUrl: string) {
  const config = name === 'customer-site' ? customerSiteConfig(stack) : workspaceConfig(stack);
  const files: Record<string, () => unknown> = {
    '/config.json': () => ({ ...config, apiUrl }),
    '/registry.json': () => remoteRegistry(stack),
  };
  return Object.entries(files).map(([path, content]) => ({
    name: path,
    path,
    middleware: (_request: unknown, response: { json(value: unknown): void }) =>
      response.json(content()),
  }));
}
