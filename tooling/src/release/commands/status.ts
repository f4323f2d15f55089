import { userKey, versionsFor } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { pinsOf } from '../changes/pin.ts';
import { rollbackTarget } from '../changes/rollback.ts';
import type { Options } from './options.ts';
import { table } from './table.ts';

const NOTHING = 'Nothing was released here yet.';

/** Who gets what: everybody, or with `--user` one user. */
export async function status(
  registry: RemoteRegistry | undefined,
  { user, groups }: Pick<Options, 'user' | 'groups'>,
): Promise<string> {
  if (!registry) return NOTHING;
  return user === undefined ? ofAll(registry) : ofUser(registry, user, groups);
}

function ofAll(registry: RemoteRegistry): string {
  const { revision, change } = registry;
  const rows = Object.entries(registry.microFrontends).flatMap(([remote, versions]) =>
    versions.map((each) => row(registry, remote, each)),
  );
  const head = ['remote', 'version', 'share', 'role', 'pins', 'team', 'commit', 'built'];
  return `Revision ${revision}, by ${change.by} at ${change.at}\n\n${table(head, rows)}`;
}

function row(registry: RemoteRegistry, remote: string, each: RemoteVersion): string[] {
  const { version, team, commit, builtAt } = each.metadata;
  const { traffic } = each.deployment;
  const role = roleOf(registry, remote, each);
  const pins = pinned(registry, remote, version);
  return [remote, version, `${traffic} %`, role, pins, team, short(commit), minute(builtAt)];
}

function roleOf(registry: RemoteRegistry, remote: string, each: RemoteVersion): string {
  if (each.deployment.default) return 'default';
  if (each.deployment.traffic > 0) return 'canary';
  return each === rollbackTarget(registry.microFrontends[remote]!) ? 'roll-back' : '';
}

function pinned({ pins }: RemoteRegistry, remote: string, version: string): string {
  const { users, groups } = pinsOf(pins, remote, version);
  return [...(users > 0 ? [`${users} user${users > 1 ? 's' : ''}`] : []), ...groups].join(', ');
}

async function ofUser(
  registry: RemoteRegistry,
  name: string,
  groups: readonly string[],
): Promise<string> {
  const user = { key: await userKey(name), groups };
  const rows = Object.keys(registry.microFrontends).map((remote) => {
    const [first] = versionsFor(registry, remote, user);
    return [remote, first?.metadata.version ?? 'none'];
  });
  return `${name} gets\n\n${table(['remote', 'version'], rows)}`;
}

const short = (commit: string) => commit.replace(/^([0-9a-f]{8})[0-9a-f]+/, '$1');
const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');
