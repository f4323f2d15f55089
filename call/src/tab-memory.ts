import Type from 'typebox';
import type { RememberedCall } from './call.ts';
import { readJson, writeJson } from './preferences.ts';

const KEY = 'video-escalation.call';

const Remembered = Type.Object({
  meetingId: Type.String(),
  isMuted: Type.Boolean(),
  isCameraOn: Type.Boolean(),
});

/** How this tab was in its call: outlives a reload, not the tab. */
export function createTabMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  return {
    recall: (meetingId: string): RememberedCall | null => {
      const call = readJson(storage, KEY, Remembered);
      return call?.meetingId === meetingId ? call : null;
    },
    keep: (call: RememberedCall): void => writeJson(storage, KEY, call),
    forget: (): void => {
      try {
        storage.removeItem(KEY);
      } catch {
        // Nothing was kept where storage is forbidden.
      }
    },
  };
}
export type TabMemory = ReturnType<typeof createTabMemory>;
