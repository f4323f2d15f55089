import type {
  CallModel,
  CallState,
  DeviceSetup,
  EndReason,
  LiveCall,
  RememberedCall,
} from '@video-escalation/call/call';
import { createState } from '../state.ts';

const setup: DeviceSetup = {
  devices: { microphone: [], camera: [], speaker: [] },
  selected: { microphone: null, camera: null, speaker: null },
  permission: { microphone: 'granted', camera: 'granted' },
  isAsking: false,
  micLevel: 0,
  cameraOnWhenJoining: false,
  can: { shareScreen: true, chooseSpeaker: true, flipCamera: false },
  lost: null,
};

const live: LiveCall = {
  state: 'live',
  setup,
  tiles: [],
  roster: [],
  activeSpeaker: null,
  isMuted: false,
  isCameraOn: false,
  sharing: 'none',
  network: 'good',
  reconnecting: null,
  joinedAtMs: 0,
};

export interface FakeCall extends CallModel {
  /** What was asked of it, in order. */
  readonly asked: readonly string[];
  /** As a reload finds it. */
  memory: RememberedCall | null;
  /** What the next join comes to. */
  joinsTo: 'live' | EndReason;
  end(reason: EndReason): void;
}

/** A call without any meeting behind it. */
export function createFakeCall(): FakeCall {
  const state = createState<CallState>({ state: 'idle' });
  const asked: string[] = [];
  const note = (what: string) => void asked.push(what);
  const end = (reason: EndReason) =>
    state.set({ state: 'ended', reason, detail: '', durationMs: 61_000 });

  const call: FakeCall = {
    asked,
    memory: null,
    joinsTo: 'live',
    end,
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    preload: () => undefined,
    connectAhead: () => undefined,
    async prepare() {
      note('prepare');
      state.set({ state: 'preparing', setup });
    },
    askAgain: async () => note('ask again'),
    async join(joinData, { cameraOn, muted = false }) {
      note(`join ${joinData.meeting.MeetingId} camera=${cameraOn} muted=${muted}`);
      if (call.joinsTo === 'live') state.set(live);
      else end(call.joinsTo);
    },
    setMuted: (isMuted) => note(`muted=${isMuted}`),
    setCamera: async (isOn) => note(`camera=${isOn}`),
    flipCamera: async () => note('flip'),
    startShare: async () => note('share'),
    stopShare: async () => note('stop sharing'),
    chooseDevice: async (kind, id) => note(`choose ${kind} ${id}`),
    playTestSound: async () => note('test sound'),
    dismissLostDevice: () => note('dismiss'),
    bindTile: () => undefined,
    drawFrozenFrame: () => undefined,
    bindPreview: () => undefined,
    setSilent: () => undefined,
    bindAudio: () => undefined,
    async leave() {
      note('leave');
      if (state.getSnapshot().state === 'live') end('left');
    },
    reset() {
      note('reset');
      state.set({ state: 'idle' });
    },
    remembered: (meetingId) => (call.memory?.meetingId === meetingId ? call.memory : null),
    destroy: () => note('destroy'),
  };
  return call;
}
