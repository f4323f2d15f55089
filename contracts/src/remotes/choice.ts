import type { RemoteRegistry, RemoteVersion } from './registry.ts';

/** Whom a version is chosen for. */
export interface RegistryUser {
  /** `userKey` of the user's name. */
  readonly key: string;
  readonly groups: readonly string[];
}

/** How the registry names a user: 16 digits of the SHA-256 of the user name in lower case. */
export async function userKey(username: string): Promise<string> {
  const text = new TextEncoder().encode(username.toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The versions of a remote that this user may run, the one that he should run first: pinned to him, pinned to
 * one of his groups, his share of a staged roll-out, the default, and the default as the net below all of them.
 */
export function versionsFor(
  registry: RemoteRegistry,
  remote: string,
  user: RegistryUser,
): readonly RemoteVersion[] {
  const all = registry.microFrontends[remote] ?? [];
  const byVersion = (version: string | undefined) =>
    all.find((each) => each.metadata.version === version);
  const { users, groups } = registry.pins;
  const wanted = [
    byVersion(users[user.key]?.[remote]),
    ...user.groups.map((group) => byVersion(groups[group]?.[remote])),
    inTraffic(all, bucketOf(remote, user.key)),
    all.find((each) => each.deployment.default),
  ];
  return [...new Set(wanted.filter((each) => each !== undefined))];
}

/**
 * The user's place in a remote's roll-outs, 0 to 99.99: always the same, so that whoever has a version keeps it
 * while its share grows, and another one for each remote, so that no user is the first with everything.
 */
export function bucketOf(remote: string, key: string): number {
  return (fnv1a(`${remote}/${key}`) % 10_000) / 100;
}

function inTraffic(all: readonly RemoteVersion[], bucket: number): RemoteVersion | undefined {
  let upTo = 0;
  return all
    .filter((each) => !each.deployment.default)
    .find((each) => bucket < (upTo += each.deployment.traffic));
}

/** FNV-1a, 32 bits, with the last mixing of MurmurHash3: neighbours end far apart. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
