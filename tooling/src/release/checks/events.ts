import type { RemoteManifest } from '@video-escalation/contracts/remote';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { EventRegistry } from '@video-escalation/contracts/bus/event';
import { PlainFailure } from '../../fail.ts';

const registry: EventRegistry = workspaceRegistry;

/** Whether events fit together with what is live. A name holds its major: `contact.changed.v1`. */
export function checkEvents(released: RemoteManifest, live: readonly RemoteManifest[]): void {
  const faults = [
    ...released.publishes.flatMap((event) => wrongPublisher(released, event)),
    ...released.consumes.flatMap((event) => withoutPublisher(released, event, live)),
    ...live.flatMap((other) => leftWithout(other, released)),
  ];
  if (faults.length > 0) throw new PlainFailure(faults.join('\n'));
}

function wrongPublisher({ name }: RemoteManifest, event: string): string[] {
  const owner = registry[event]?.owner;
  if (owner === name || owner === 'anyone') return [];
  return [
    owner === undefined
      ? `${name} publishes ${event}, which no contract knows: add it to contracts/src/events.`
      : `${name} publishes ${event}, which belongs to ${owner}: only the owner may publish it.`,
  ];
}

/** An owner that was never released here can't be asked: then there is nothing yet to fit to. */
function withoutPublisher(
  { name }: RemoteManifest,
  event: string,
  live: readonly RemoteManifest[],
): string[] {
  const owner = registry[event]?.owner;
  if (owner === undefined)
    return [`${name} consumes ${event}, which no contract knows: add it to contracts/src/events.`];
  const mute = live.find((each) => each.name === owner && !each.publishes.includes(event));
  if (!mute) return [];
  return [
    `${name} consumes ${event}, and the live ${owner} ${mute.version} doesn't publish it: release ${owner} first.`,
  ];
}

function leftWithout(other: RemoteManifest, released: RemoteManifest): string[] {
  return other.consumes
    .filter((event) => registry[event]?.owner === released.name)
    .filter((event) => !released.publishes.includes(event))
    .map(
      (event) =>
        `${released.name} no longer publishes ${event}, which the live ${other.name} ${other.version} consumes: publish it until nobody does.`,
    );
}
