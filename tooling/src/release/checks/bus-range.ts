import type { BusSurface } from '@video-escalation/contracts/compatibility/compare';
import type { RemoteManifest } from '@video-escalation/contracts/remote';
import { isServed } from '@video-escalation/contracts/remotes/range';
import { BUS_VERSION, workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { PlainFailure } from '../../fail.ts';

/** Whether the workspace that is deployed serves what the remote asks of the bus: a range such as ^1.2.0. */
export function checkBusRange(
  { name, bus }: Pick<RemoteManifest, 'name' | 'bus'>,
  served: string,
): void {
  const manifest = `${name}/src/manifest.ts`;
  const wanted = /^\^(\d+)\.\d+\.\d+$/.exec(bus)?.[1];
  if (wanted === undefined) {
    throw new PlainFailure(
      `${name} asks for bus '${bus}' in ${manifest}, which is no range: write one such as ^${served}.`,
    );
  }
  if (isServed(bus, served)) return;
  const isBehind = Number(wanted) < Number.parseInt(served);
  const advice = isBehind
    ? `the workspace is past it, so build ${name} on the contracts of ${served} and ask for those in ${manifest}`
    : `deploy the workspace with that contract first, or ask for less in ${manifest}`;
  throw new PlainFailure(
    `${name} needs the bus contract ${bus}, and the workspace serves ${served}: ${advice}.`,
  );
}

/** Whether every bus that the range lets in has the events that the remote names: an older one would refuse them. */
export function checkRangeHolds(manifest: RemoteManifest, released: readonly BusSurface[]): void {
  const faults = rangeFindings(manifest, released);
  if (faults.length > 0) throw new PlainFailure(faults.join('\n'));
}

export function rangeFindings(
  { name, bus, publishes, consumes }: RemoteManifest,
  released: readonly BusSurface[],
): string[] {
  const letIn = released.filter((each) => isServed(bus, each.bus));
  const known = [...publishes, ...consumes].filter((event) =>
    Object.hasOwn(workspaceRegistry, event),
  );
  return known.flatMap((event) => {
    const without = letIn.findLast((each) => !Object.hasOwn(each.events, event));
    if (!without) return [];
    return [
      `${name} names ${event} and asks for bus ${bus}, but bus ${without.bus} doesn't have that event yet: ask in ${name}/src/manifest.ts for the bus that brings it (contracts are at ${BUS_VERSION}).`,
    ];
  });
}
