import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const KEY = 'video-escalation.devices';

const Preferences = Type.Object({
  microphone: Type.Optional(Type.String()),
  camera: Type.Optional(Type.String()),
  speaker: Type.Optional(Type.String()),
  cameraOnWhenJoining: Type.Optional(Type.Boolean()),
});
export type Preferences = Static<typeof Preferences>;

/** What a person chose last time, in this browser. */
export interface PreferenceStore {
  read(): Preferences;
  change(part: Preferences): void;
}

export function createPreferences(storage: Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  const read = (): Preferences => readJson(storage, KEY, Preferences) ?? {};
  return {
    read,
    change: (part) => writeJson(storage, KEY, { ...read(), ...part }),
  };
}

/** Null where nothing fitting is stored, or where the browser refuses storage altogether. */
export function readJson<S extends TSchema>(
  storage: Pick<Storage, 'getItem'>,
  key: string,
  schema: S,
): Static<S> | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return Value.Check(schema, value) ? value : null;
  } catch {
    return null;
  }
}

export function writeJson(storage: Pick<Storage, 'setItem'>, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the convenience of next time, nothing of this call.
  }
}
