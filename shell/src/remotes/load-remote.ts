import type { Remote } from '@video-escalation/contracts/remote';
import { isServed } from '@video-escalation/contracts/remotes/range';
import { incompatibilityOf, type Provided } from './compatibility.ts';
import { SlotError } from './slot-error.ts';
import type { RemoteSource } from './sources.ts';
import { withTimeLimit, type After } from './time-limit.ts';

export interface LoadDeps {
  readonly load: (source: RemoteSource) => Promise<unknown>;
  readonly provided: Provided;
  readonly after: After;
  /** Longest time for one attempt. */
  readonly loadLimitMs: number;
}

/** @throws SlotError: nothing is loaded of what can't run here, nothing mounted that isn't what was listed. */
export async function loadRemote(source: RemoteSource, deps: LoadDeps): Promise<Remote> {
  refuseMisfit(source, deps.provided);
  const loading = deps.load(source).catch((cause: unknown) => {
    throw new SlotError('unreachable', 'load', `${source.manifestUrl} didn't load.`, { cause });
  });
  const late = () => new SlotError('too-slow', 'load', `${source.manifestUrl} took too long.`);
  const module = await withTimeLimit(loading, deps.loadLimitMs, deps.after, late);
  const remote = (module as { remote?: Partial<Remote> } | null)?.remote;
  if (typeof remote?.mount !== 'function' || typeof remote.manifest?.bus !== 'string') {
    const message = `${source.name} exposes no \`remote\` with mount and manifest.`;
    throw new SlotError('incompatible', 'check', message);
  }
  refuseStranger(remote as Remote, source, deps.provided);
  return remote as Remote;
}

function refuseMisfit({ name, release }: RemoteSource, provided: Provided): void {
  const incompatibility = release && incompatibilityOf(release, provided);
  if (!incompatibility) return;
  const { what, needs, here } = incompatibility;
  const message = `${name} (team ${release.team}) needs ${what} ${needs}; here is ${here ?? 'none'}.`;
  throw new SlotError('incompatible', 'check', message, { incompatibility });
}

/** What a module says of itself: the registry's word was taken for the rest. */
function refuseStranger(
  { manifest }: Remote,
  { name, release }: RemoteSource,
  here: Provided,
): void {
  // The registry adds what tells builds of one version apart.
  if (release && !`${release.version}-`.startsWith(`${manifest.version}-`)) {
    const message = `${name} says it is ${manifest.version}; the registry says ${release.version}.`;
    throw new SlotError('incompatible', 'check', message);
  }
  if (!isServed(manifest.bus, here.bus)) {
    const message = `${name} needs bus ${manifest.bus}; this shell speaks ${here.bus}.`;
    const incompatibility = { what: 'bus', needs: manifest.bus, here: here.bus };
    throw new SlotError('incompatible', 'check', message, { incompatibility });
  }
}
