import { isSame, schemaBreaks, type Schema } from './schema-breaks.ts';

/** The bus as it was released, or as it stands: what `contracts/released/<version>.json` holds. */
export interface BusSurface {
  readonly bus: string;
  readonly events: Readonly<Record<string, EventSurface>>;
}

export interface EventSurface {
  readonly owner: string;
  readonly replay: string;
  readonly payload: Schema;
}

/** What keeps remotes that were built against `old` from running on `now`, in sentences that say what to do. */
export function compare(old: BusSurface, now: BusSurface): string[] {
  const isNewMajor = partsOf(now.bus)[0] > partsOf(old.bus)[0];
  const breaks = Object.entries(old.events).flatMap(([name, event]) => {
    const current = now.events[name];
    if (current) return eventBreaks(name, event, current);
    return isNewMajor
      ? []
      : [
          `${name} is gone: remotes that were built on ${old.bus} need it. Keep it within this major.`,
        ];
  });
  // Which version it will be can be told when it fits.
  return breaks.length > 0 ? breaks : versionFindings(old, now);
}

function eventBreaks(name: string, old: EventSurface, now: EventSurface): string[] {
  const moved = (['owner', 'replay'] as const)
    .filter((key) => old[key] !== now[key])
    .map((key) => `${key} was ${old[key]} and is ${now[key]}`);
  return [...moved, ...schemaBreaks('payload', old.payload, now.payload)].map(
    (what) => `${name}: ${what}. Leave it as it was and publish ${nextName(name)} beside it.`,
  );
}

function versionFindings(old: BusSurface, now: BusSurface): string[] {
  const [major, minor, patch] = partsOf(old.bus);
  const order = partsOf(now.bus);
  const difference = order[0] - major || order[1] - minor || order[2] - patch;
  if (difference < 0) return [`BUS_VERSION went back from ${old.bus} to ${now.bus}.`];
  const isRaised = order[0] > major || order[1] > minor;
  if (isRaised || isSame(old.events, now.events)) return [];
  return [
    `The events differ from those of ${old.bus} and BUS_VERSION is ${now.bus}: raise it to ${major}.${minor + 1}.0, so that a remote can say that it needs the new.`,
  ];
}

function partsOf(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

/** `contact.changed.v1` → `contact.changed.v2`. */
const nextName = (name: string) => name.replace(/\d+$/, (version) => String(Number(version) + 1));
