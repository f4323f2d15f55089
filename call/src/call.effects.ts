import type { CallCore, Participation } from './call.state.ts';
import type { Connection } from './connection.ts';
import type { TabMemory } from './tab-memory.ts';
import type { TileBinder } from './tile-binder.ts';
import type { Timers } from './timers.ts';

/** After an interruption the pictures of the others return one by one. */
const PICTURES_RETURN_MS = 3_000;

export interface CallEffectsDeps {
  readonly timers: Timers;
  readonly tiles: TileBinder;
  readonly memory: TabMemory;
  readonly connection: Connection;
  readonly closeDevices: () => void;
  readonly onPicturesReturned: () => void;
}

/** Compares the states before and after an event, and acts on what changed. */
export function createCallEffects(deps: CallEffectsDeps) {
  const { timers, tiles, memory, connection, closeDevices } = deps;
  let stopReturning = (): void => undefined;
  let closing = Promise.resolve();

  function onReconnection(isInterrupted: boolean): void {
    stopReturning();
    if (isInterrupted) return tiles.freezeAll();
    stopReturning = timers.after(PICTURES_RETURN_MS, () => {
      tiles.dropFrozenFrames();
      deps.onPicturesReturned();
    });
  }

  function release(): void {
    stopReturning();
    tiles.use(null);
    tiles.dropFrozenFrames();
    connection.dropAhead();
    closing = connection.close();
    closeDevices();
  }

  return {
    run(before: CallCore, after: CallCore): void {
      const [was, is] = [interruptionOf(before), interruptionOf(after)];
      if (after.at === 'live') {
        if (before.at !== 'live') tiles.use(connection.session());
        if (was !== is && (was === null || is === null)) onReconnection(is !== null);
        if (hasChangedPart(before, after)) memory.keep(remembered(after));
      }
      if (after.at === 'ended') {
        if (after.reason !== 'lost' && after.reason !== 'failed') memory.forget();
        release();
      }
      if (after.at === 'idle') release();
    },
    release,
    /** Settles when the others know that this person has left. */
    closed: () => closing,
  };
}

const interruptionOf = (core: CallCore): number | null =>
  core.at === 'live' ? core.reconnection.sinceMs : null;

function hasChangedPart(before: CallCore, after: Participation): boolean {
  if (before.at !== 'live') return true;
  return before.isMuted !== after.isMuted || before.isCameraOn !== after.isCameraOn;
}

function remembered({ joinData, isMuted, isCameraOn }: Participation) {
  return { meetingId: joinData.meeting.MeetingId, isMuted, isCameraOn };
}
