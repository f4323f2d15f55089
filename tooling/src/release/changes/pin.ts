import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import { findVersion, type Change, type RegistryContent } from './change.ts';

/** Who is pinned: a user by `userKey`, a group by its name. `shown` is how people call him. */
export interface Pinned {
  readonly kind: 'users' | 'groups';
  readonly key: string;
  readonly shown: string;
}

type Pins = RemoteRegistry['pins'];

/** This user or group gets that version, whatever everybody else gets. */
export function pin(remote: string, version: string, who: Pinned): Change {
  return (content) => {
    findVersion(content, remote, version);
    const own = { ...content.pins[who.kind][who.key], [remote]: version };
    return { content: withPins(content, who, own), action: 'pin', version };
  };
}

/** This user or group gets what everybody gets. */
export function unpin(remote: string, who: Pinned): Change {
  return (content) => {
    const { [remote]: version, ...rest } = content.pins[who.kind][who.key] ?? {};
    if (version === undefined)
      throw new PlainFailure(`${who.shown} has no pin of ${remote}: 'status' lists the pins.`);
    return { content: withPins(content, who, rest), action: 'unpin', version };
  };
}

function withPins(
  content: RegistryContent,
  { kind, key }: Pinned,
  own: Readonly<Record<string, string>>,
): RegistryContent {
  const { [key]: _former, ...others } = content.pins[kind];
  const after = Object.keys(own).length > 0 ? { ...others, [key]: { ...own } } : others;
  return { ...content, pins: { ...content.pins, [kind]: after } };
}

/** Every version of a remote that somebody is pinned to, with how many users and which groups. */
export function pinsOf(pins: Pins, remote: string, version: string) {
  const isOn = (each: Readonly<Record<string, string>>) => each[remote] === version;
  return {
    users: Object.values(pins.users).filter(isOn).length,
    groups: Object.entries(pins.groups).flatMap(([name, each]) => (isOn(each) ? [name] : [])),
  };
}
