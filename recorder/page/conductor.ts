import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { RecorderClaim, RecorderOrder } from '@video-escalation/contracts/http/recorder';
import type { EndedMessage, FromPage, PagePhase } from '../src/page-protocol.ts';
import { createEndConditions } from './end-conditions.ts';
import type { JoinMeeting, Meeting, MeetingEnd, MeetingEvent } from './meeting.ts';
import { attend, nobody, peopleIn, sceneOf } from './scene.ts';
import type { FromWorker, ToWorker, WorkerStats } from './worker-protocol.ts';

/** Joining is tried this often; the SDK gives up each try after 15 s. */
const MOST_JOINS = 3;
const REJOIN_AFTER_MS = 2_000;

export interface ConductorDeps {
  readonly join: JoinData;
  readonly limits: RecorderClaim['limits'];
  /** What is played now was said so long ago. */
  readonly playoutDelayMs: () => number;
  readonly joinMeeting: JoinMeeting;
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => () => void;
  readonly tellNode: (message: FromPage) => void;
  /** Streams inside of it are handed over, not copied. */
  readonly tellWorker: (message: ToWorker) => void;
  /** The frames, or the pieces of sound, of a track. */
  readonly read: {
    picture(track: MediaStreamTrack): ReadableStream<VideoFrame>;
    sound(track: MediaStreamTrack): ReadableStream<AudioData>;
  };
}

/** Brings together what is wanted, what the meeting does and what the worker records. */
export interface Conductor {
  order(wanted: RecorderOrder['wanted']): void;
  /** What the worker says, bytes and failures aside. */
  hear(message: Exclude<FromWorker, { type: 'bytes' | 'failed' }>): void;
}

export function createConductor(deps: ConductorDeps): Conductor {
  const { join, tellNode, tellWorker } = deps;
  const endsNow = createEndConditions(deps.limits);
  let attendance = nobody;
  let meeting: Meeting | null = null;
  let cancelRejoin = (): void => undefined;
  let cancelResume = (): void => undefined;
  let joins = 0;
  let wasJoined = false;
  let isJoined = false;
  let isPrimed = false;
  let isReady = false;
  let wanted: RecorderOrder['wanted'] = 'wait';
  let phase: PagePhase | null = null;
  let ending: EndedMessage['reason'] | null = null;

  enter('joining');
  tryToJoin();

  function enter(next: PagePhase): void {
    if (phase === next) return;
    phase = next;
    tellNode({ type: 'phase', phase: next });
  }

  function tryToJoin(): void {
    joins += 1;
    meeting = deps.joinMeeting(join, onMeeting);
  }

  function onMeeting(event: MeetingEvent): void {
    if (ending) return;
    if (event.type === 'joined') return onJoined();
    if (event.type === 'stopped') return onStopped(event.why);
    if (event.type === 'reconnecting') return onInterrupted();
    if (event.type === 'sound') {
      return tellWorker({ type: 'sound', pieces: deps.read.sound(event.track) });
    }
    const before = attendance;
    attendance = attend(attendance, event);
    if (event.type === 'picture') {
      const frames = deps.read.picture(event.track);
      tellWorker({ type: 'picture', tileId: event.tileId, frames });
    }
    if (event.type === 'picture-gone') tellWorker(event);
    if (attendance !== before) {
      tellWorker({ type: 'scene', scene: sceneOf(attendance, join.people) });
    }
  }

  function onJoined(): void {
    wasJoined = true;
    isJoined = true;
    joins = 0;
    becomeReady();
    if (isReady && phase === 'reconnecting') enter(settledPhase());
  }

  function onInterrupted(): void {
    isJoined = false;
    if (isReady) enter('reconnecting');
  }

  function onStopped(why: MeetingEnd): void {
    if (why === 'ended') return end('meeting-ended');
    // Another browser took the place: what that one records is no business of this one.
    if (why === 'elsewhere') return end('stopped');
    if (!wasJoined && joins >= MOST_JOINS) return end('join-failed');
    onInterrupted();
    forgetWhatWasSeen();
    meeting?.leave().catch(() => undefined);
    cancelRejoin = deps.after(REJOIN_AFTER_MS, tryToJoin);
  }

  /** People stay: that they are alone is said by the meeting, not by its silence. */
  function forgetWhatWasSeen(): void {
    for (const tileId of attendance.tiles.keys()) onMeeting({ type: 'picture-gone', tileId });
  }

  function becomeReady(): void {
    if (isReady || !isJoined || !isPrimed || ending) return;
    isReady = true;
    enter('ready');
    pass();
  }

  /** Orders from before it was ready were kept. */
  function pass(): void {
    cancelResume();
    if (!isReady || ending || wanted === 'wait' || wanted === 'stop') return;
    const order = { type: 'order', wanted } as const;
    // The end of the pause is still on its way: it must not be in the file.
    if (wanted === 'record' && phase === 'paused') {
      cancelResume = deps.after(deps.playoutDelayMs(), () => tellWorker(order));
    } else tellWorker(order);
  }

  function settledPhase(): PagePhase {
    return wanted === 'record' ? 'recording' : wanted === 'pause' ? 'paused' : 'ready';
  }

  function end(reason: EndedMessage['reason']): void {
    if (ending) return;
    ending = reason;
    cancelRejoin();
    cancelResume();
    if (isPrimed) tellWorker({ type: 'order', wanted: 'stop' });
    else void leaveAndSay(reason);
  }

  async function leaveAndSay(reason: EndedMessage['reason']): Promise<void> {
    // However badly the goodbye goes, the recording stands.
    await meeting?.leave().catch(() => undefined);
    tellNode({ type: 'ended', reason });
  }

  function onStats({ hasMedia, ...stats }: WorkerStats): void {
    const people = peopleIn(attendance, join.people).length;
    if (isReady) tellNode({ type: 'stats', ...stats, people });
    if (!wasJoined) return;
    const { recordedMs } = stats;
    const reason = endsNow({ nowMs: deps.now(), people, hasMedia, recordedMs });
    if (reason) end(reason);
  }

  return {
    order(next) {
      wanted = next;
      if (next === 'stop') end('stopped');
      else pass();
    },
    hear(message) {
      if (message.type === 'stats') onStats(message.stats);
      else if (message.type === 'gap') tellNode(message);
      else if (message.type === 'finished') void leaveAndSay(ending ?? 'stopped');
      else if (message.type === 'phase') enter(isJoined ? message.phase : 'reconnecting');
      else {
        isPrimed = true;
        becomeReady();
      }
    },
  };
}
