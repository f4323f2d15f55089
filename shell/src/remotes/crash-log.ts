interface Entry {
  /** What the registry listed of the remote then: another list is another chance. */
  readonly listed: string;
  /** Milliseconds since 1970, by version. */
  readonly crashes: Readonly<Record<string, readonly number[]>>;
  readonly skippedUntil: Readonly<Record<string, number>>;
  readonly lastWorked?: string;
}

const KEY = 'remote-crashes';
const CRASHES = 3;
const WITHIN_MS = 5 * 60_000;
const SKIPPED_FOR_MS = 24 * 60 * 60_000;

/** How one remote's versions fared in this browser. */
export interface CrashLog {
  /** Three in five minutes, and the version is skipped for a day or until the registry lists others. */
  add(version: string): void;
  isSkipped(version: string): boolean;
  readonly lastWorked: string | undefined;
  worked(version: string): void;
}

export interface CrashLogDeps {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  /** What the registry lists of the remote at present. */
  readonly listed: () => string;
}

export function createCrashLog(name: string, { storage, now, listed }: CrashLogDeps): CrashLog {
  function read(): Entry {
    const kept = readLog(storage)[name];
    if (kept?.listed === listed()) return kept;
    const lastWorked = kept?.lastWorked;
    const fresh = { listed: listed(), crashes: {}, skippedUntil: {} };
    return lastWorked === undefined ? fresh : { ...fresh, lastWorked };
  }

  function write(change: Partial<Entry>): void {
    try {
      const log = { ...readLog(storage), [name]: { ...read(), ...change } };
      storage.setItem(KEY, JSON.stringify(log));
    } catch {
      // Without storage each page counts for nothing: the slot's own bounds still hold.
    }
  }

  return {
    add(version) {
      const { crashes, skippedUntil } = read();
      const recent = [...(crashes[version] ?? []), now()].filter((at) => at > now() - WITHIN_MS);
      const until = recent.length >= CRASHES ? { [version]: now() + SKIPPED_FOR_MS } : {};
      write({
        crashes: { ...crashes, [version]: recent.slice(-CRASHES) },
        skippedUntil: { ...skippedUntil, ...until },
      });
    },
    isSkipped: (version) => (read().skippedUntil[version] ?? 0) > now(),
    get lastWorked() {
      return read().lastWorked;
    },
    worked: (version) => write({ lastWorked: version }),
  };
}

function readLog(storage: CrashLogDeps['storage']): Readonly<Record<string, Entry>> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    // Nobody but this file writes it; what isn't an object was cut off.
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, Entry>) : {};
  } catch {
    return {};
  }
}
