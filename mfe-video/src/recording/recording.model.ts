import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import {
  pauseRecording,
  resumeRecording,
  startRecording,
  stopRecording,
} from '@video-escalation/contracts/http/recordings';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import type { CallModel } from '@video-escalation/call/call';
import type { Escalation } from '../escalation/escalation.model.ts';
import { isUnderWay } from './recording-words.ts';

export interface RecordingView {
  /** The latest one of the meeting on the stage; null: none was asked for. */
  readonly recording: Recording | null;
  /** Every one of this meeting that this page has heard of, the oldest first. */
  readonly all: readonly Recording[];
  /** While frames are recorded: the instant (ms) at which a clock of the file's length would have begun. */
  readonly runsSinceMs: number | null;
  /** The contact's attributes give the agent the buttons. */
  readonly mayControl: boolean;
  /** A press is on its way to the api. */
  readonly isBusy: boolean;
  /** Why the last press came to nothing. */
  readonly problem: ProblemCode | null;
  /** The agent has read why the latest one ended. */
  readonly isEndRead: boolean;
}

/** The agent's hand on the recording of the call on the stage. No method rejects: what goes wrong is in the state. */
export interface RecordingModel {
  getSnapshot(): RecordingView;
  subscribe(listener: () => void): () => void;
  /** The operator has no recording here: no buttons, whatever the contact's attributes say. */
  setAvailable(isAvailable: boolean): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  dismiss(): void;
  destroy(): void;
}

export interface RecordingDeps {
  readonly bus: WorkspaceBus;
  readonly api: ApiClient;
  readonly escalation: Pick<Escalation, 'getSnapshot' | 'subscribe'>;
  readonly call: Pick<CallModel, 'getSnapshot'>;
  /** Milliseconds. */
  readonly now: () => number;
}

const NOTHING: RecordingView = {
  recording: null,
  all: [],
  runsSinceMs: null,
  mayControl: false,
  isBusy: false,
  problem: null,
  isEndRead: false,
};

export function createRecording(deps: RecordingDeps): RecordingModel {
  const { bus, api, escalation, call, now } = deps;
  const listeners = new Set<() => void>();
  let view = NOTHING;
  let meeting: MeetingState | null = null;
  let isAvailable = true;
  /** Counts what the event stream told: an answer that comes after it is older than it. */
  let heard = 0;
  let published = '';

  function set(change: Partial<RecordingView>): void {
    view = { ...view, ...change };
    tellBus();
    for (const listener of [...listeners]) listener();
  }

  function tellBus(): void {
    const { recording } = view;
    const told =
      recording && meeting
        ? {
            contactId: meeting.contactId,
            meetingId: meeting.meetingId,
            recordingId: recording.recordingId,
            state: recording.state,
          }
        : null;
    const text = JSON.stringify(told);
    if (text === published) return;
    published = text;
    bus.publish('recording.changed.v1', { recording: told });
  }

  function onEscalation(): void {
    const { session, details } = escalation.getSnapshot();
    const next = session.at === 'open' || session.at === 'ended' ? session.meeting : null;
    const mayControl = isAvailable && details?.recording.startStop === true;
    const isOther = next?.meetingId !== meeting?.meetingId;
    const before = isOther ? undefined : meeting?.recording;
    meeting = next;
    if (isOther) set({ ...NOTHING, mayControl });
    else if (mayControl !== view.mayControl) set({ mayControl });
    if (next?.recording && next.recording !== before) {
      heard++;
      take(next.recording);
    }
  }

  function take(recording: Recording): void {
    const isSame = view.recording?.recordingId === recording.recordingId;
    const others = view.all.filter((each) => each.recordingId !== recording.recordingId);
    const place = view.all.findIndex((each) => each.recordingId === recording.recordingId);
    set({
      recording,
      all: place < 0 ? [...others, recording] : view.all.with(place, recording),
      runsSinceMs: runsSince(recording, isSame ? view.runsSinceMs : null),
      problem: null,
      ...(isSame ? {} : { isEndRead: false }),
    });
  }

  /** The recorder says every few seconds how long its file is; between that the clock must not run back. */
  function runsSince({ state, recordedMs }: Recording, before: number | null): number | null {
    if (state !== 'recording') return null;
    return Math.min(now() - recordedMs, before ?? Infinity);
  }

  async function ask(request: () => Promise<Recording>): Promise<void> {
    if (view.isBusy) return;
    const asked = { heard, meetingId: meeting?.meetingId };
    const isCurrent = (): boolean => meeting?.meetingId === asked.meetingId;
    set({ isBusy: true, problem: null });
    try {
      const answer = await request();
      if (isCurrent() && heard === asked.heard) take(answer);
    } catch (error) {
      if (isCurrent()) set({ problem: error instanceof Problem ? error.code : 'server/failed' });
    }
    set({ isBusy: false });
  }

  const isLive = (): boolean => call.getSnapshot().state === 'live';

  async function start(): Promise<void> {
    const current = meeting;
    if (!current || !view.mayControl || !isLive() || isUnderWay(view.recording)) return;
    await ask(() => api.call(startRecording, { params: { meetingId: current.meetingId } }));
  }

  async function change(
    endpoint: typeof stopRecording,
    from: readonly Recording['state'][],
  ): Promise<void> {
    const { recording, mayControl } = view;
    if (!recording || !mayControl || !from.includes(recording.state)) return;
    const { recordingId } = recording;
    await ask(() => api.call(endpoint, { params: { recordingId } }));
  }

  const stop = () => change(stopRecording, ['asking', 'starting', 'recording', 'paused']);

  const undo = [
    escalation.subscribe(onEscalation),
    bus.subscribe('shortcut.pressed.v1', ({ payload }) => {
      if (payload.action !== 'record' || !isLive()) return;
      void (isUnderWay(view.recording) ? stop() : start());
    }),
  ];
  onEscalation();
  tellBus();

  return {
    getSnapshot: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setAvailable(next) {
      isAvailable = next;
      onEscalation();
    },
    start,
    stop,
    pause: () => change(pauseRecording, ['recording']),
    resume: () => change(resumeRecording, ['paused']),
    dismiss: () => set({ problem: null, isEndRead: true }),
    destroy() {
      for (const each of undo) each();
      listeners.clear();
    },
  };
}
