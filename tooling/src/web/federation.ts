import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import type { WebPackage } from './web-package.ts';

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

/**
 * Leaves out how the federation runtime loads scripts on a server, and how it reads mf-manifest.json: the
 * registry holds what the shell needs of it.
 */
const LEAN = { optimization: { target: 'web', disableSnapshot: true } } as const;

/** The host provides React to everybody. */
export const federatedHost = ({ name, build }: WebPackage) =>
  new ModuleFederationPlugin({
    name: containerName(name, build.id),
    // Remotes are registered at run time from the registry: a build knows none of them.
    remotes: {},
    shared: sharedReact({}),
    // version-first would load every remote at start and hang when one is down.
    shareStrategy: 'loaded-first',
    dts: false,
    experiments: LEAN,
    manifest: false,
  });

/** A remote consumes the host's React; alone (dev page) it keeps its own as fallback. */
export function federatedRemote({ name, build, exposes }: WebPackage): ModuleFederationPlugin {
  const isAlone = build.kind === 'alone';
  return new ModuleFederationPlugin({
    name: containerName(name, build.id),
    filename: isAlone ? 'remoteEntry.js' : 'remoteEntry.[contenthash].js',
    exposes: { './remote': './src/remote.tsx', ...exposes },
    shared: sharedReact(isAlone ? {} : { import: false }),
    shareStrategy: 'loaded-first',
    dts: false,
    experiments: LEAN,
    manifest: true,
  });
}

/** Federation containers are global variables: `mfe-video` becomes `mfe_video_1a2b3c4d`. */
export function containerName(name: string, id: string): string {
  return `${name}-${id}`.replaceAll('-', '_');
}
