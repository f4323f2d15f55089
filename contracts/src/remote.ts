import type { WorkspaceBus } from './events/registry.ts';
import type { ApiClient } from './http/client.ts';
import type { WorkspaceConfig } from './config/workspace.ts';
import type { RemoteSlot } from './remotes/registry.ts';

/** The signed-in agent as a remote may know him: no token. */
export interface Session {
  readonly username: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** What the shell hands to a remote. */
export interface RemoteHost {
  readonly bus: WorkspaceBus;
  readonly api: ApiClient;
  readonly config: WorkspaceConfig;
  readonly session: Session;
  /** BCP 47; the sentences a remote shows follow it. */
  readonly language: 'en' | 'de';
  /** The page's path, for a module that is a page of its own. */
  readonly path?: string;
}

export interface MountedRemote {
  /** Undoes everything: listeners, tracks, timers, DOM. Called once. */
  unmount(): void | Promise<void>;
}

/** The one module that a remote exposes (`./remote`): `export const remote: Remote`. */
export interface Remote {
  readonly manifest: RemoteManifest;
  mount(element: HTMLElement, host: RemoteHost): MountedRemote | Promise<MountedRemote>;
}

export interface RemoteManifest {
  readonly name: string;
  /** Whom to call about it, as agents and operators know the team. */
  readonly team: string;
  readonly version: string;
  /** Range of the bus contract that it needs, e.g. `^1.0.0`: it may have been built against a later one. */
  readonly bus: string;
  readonly publishes: readonly string[];
  readonly consumes: readonly string[];
  /** Where the shell shows it, unless the shell knows a place for it by name. */
  readonly slot?: RemoteSlot;
}
