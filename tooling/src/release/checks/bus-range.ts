import type { RemoteManifest } from '@video-escalation/contracts/remote';
import { BUS_VERSION } from '@video-escalation/contracts/events/registry';
import { PlainFailure } from '../../fail.ts';

/** Whether shells serve what the remote asks of the bus: a range such as ^1.2.0. */
export function checkBusRange(
  { name, bus }: Pick<RemoteManifest, 'name' | 'bus'>,
  served = BUS_VERSION,
): void {
  if (isServed(bus, served)) return;
  throw new PlainFailure(
    `${name} needs the bus contract ${bus}, and the workspace serves ${served}: deploy the workspace with that contract first, or ask for less in ${name}/src/manifest.ts.`,
  );
}

function isServed(range: string, served: string): boolean {
  const [, ...wanted] = /^\^(\d+)\.(\d+)\.(\d+)$/.exec(range) ?? [];
  if (wanted.length === 0) return false;
  const [major, minor, patch] = wanted.map(Number) as [number, number, number];
  const [ourMajor, ourMinor, ourPatch] = served.split('.').map(Number) as [number, number, number];
  if (major !== ourMajor) return false;
  return ourMinor > minor || (ourMinor === minor && ourPatch >= patch);
}
