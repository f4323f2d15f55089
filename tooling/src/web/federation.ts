import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';

type Shared = Record<
  string,
  { singleton: true; requiredVersion: string; strictVersion: true; eager?: boolean; import?: false }
>;

/**
 * The trailing slash shares the subpaths too: without it `react-dom/client` silently brings a second React
 * (module-federation.io, configure/shared).
 */
const REACT = ['react', 'react/', 'react-dom', 'react-dom/'];
const REACT_RANGE = '^19.0.0';

function sharedReact(extra: { import?: false }): Shared {
  const rule = {
    singleton: true,
    strictVersion: true,
    requiredVersion: REACT_RANGE,
    ...extra,
  } as const;
  return Object.fromEntries(REACT.map((name) => [name, rule]));
}

/** Leaves out how the federation runtime loads scripts on a server. */
const WEB_ONLY = { optimization: { target: 'web' } } as const;

/** The host provides React to everybody. */
export const federatedHost = (name: string) =>
  new ModuleFederationPlugin({
    name: containerName(name),
    // Remotes are registered at run time from the registry: a build knows none of them.
    remotes: {},
    shared: sharedReact({}),
    // version-first would load every remote at start and hang when one is down.
    shareStrategy: 'loaded-first',
    dts: false,
    experiments: WEB_ONLY,
    manifest: false,
  });

/** A remote consumes the host's React; alone (dev page) it keeps its own as fallback. */
export const federatedRemote = (
  name: string,
  isAlone: boolean,
  exposes: Readonly<Record<string, string>> = {},
) =>
  new ModuleFederationPlugin({
    name: containerName(name),
    filename: isAlone ? 'remoteEntry.js' : 'remoteEntry.[contenthash].js',
    exposes: { './remote': './src/remote.tsx', ...exposes },
    shared: sharedReact(isAlone ? {} : { import: false }),
    shareStrategy: 'loaded-first',
    dts: false,
    experiments: WEB_ONLY,
    manifest: true,
  });

/** Federation containers are global variables: `mfe-video` becomes `mfe_video`. */
export function containerName(name: string): string {
  return name.replaceAll('-', '_');
}
