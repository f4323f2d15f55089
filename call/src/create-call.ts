import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { CallSession, CreateSession, SessionEvent } from './call-session.ts';
import { newAttempt, snapshot, type Attempt, type Phase } from './attempt.ts';
import type { CallModel, CallState, EndReason, JoinOptions } from './call.ts';
import { createDeviceDesk, type DeviceDesk } from './device-desk.ts';
import type { CaptureKind, Devices } from './devices.ts';
import { createHeadStart } from './head-start.ts';
import { createInterruption } from './interruption.ts';
import { reduceView, type ViewEvent } from './meeting-view.ts';
import { createPictures, type Freeze } from './pictures.ts';
import { createPreferences } from './preferences.ts';
import { createTabMemory } from './tab-memory.ts';
import { browserTimers, within, type Timers } from './timers.ts';

export interface CallOptions {
  readonly devices: Devices;
  /** Fetches what a meeting needs; asked again after a failure. */
  readonly loadSessions: () => Promise<CreateSession>;
  /** Until the person chose otherwise. */
  readonly cameraOnWhenJoining: boolean;
  /** Chosen devices and the camera switch, kept between visits. */
  readonly preferences: Pick<Storage, 'getItem' | 'setItem'>;
  /** How this tab was in the call, kept over a reload. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly timers?: Timers;
  readonly freeze?: Freeze;
  /** From the start of the session to being in the meeting. @default 15000 */
  readonly connectLimitMs?: number;
}

const CONNECT_LIMIT_MS = 15_000;
const LOAD_LIMIT_MS = 20_000;
export function createCall(options: CallOptions): CallModel {
  const timers = options.timers ?? browserTimers;
  const preferences = createPreferences(options.preferences);
  const memory = createTabMemory(options.tab);
  const pictures = createPictures(options.freeze);
  const listeners = new Set<() => void>();
  let phase: Phase = { at: 'idle' };
  let desk: DeviceDesk | null = null;
  let attempt: Attempt | null = null;
  let audio: HTMLAudioElement | null = null;
  let isSilent = false;
  let loading: Promise<CreateSession> | null = null;
  let state: CallState = { state: 'idle' };

  function publish(): void {
    state = snapshot(phase, desk, attempt);
    for (const listener of [...listeners]) listener();
  }

  function load(): Promise<CreateSession> {
    loading ??= options.loadSessions().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  const headStart = createHeadStart({
    open: async (joinData) => newSession(await load(), joinData),
    letGo,
    isWanted: () => phase.at === 'preparing',
  });

  function newSession(create: CreateSession, joinData: JoinData): CallSession {
    const session = create(joinData, (event) => {
      if (attempt?.session === session) onEvent(attempt, event);
    });
    return session;
  }

  function takeDesk(): DeviceDesk {
    desk ??= createDeviceDesk({
      devices: options.devices,
      preferences,
      cameraOnWhenJoining: options.cameraOnWhenJoining,
      timers,
      onChange: publish,
      onStream,
      onSpeaker: (id) => void attempt?.session?.setSpeaker(id).catch(() => undefined),
    });
    return desk;
  }

  function closeDesk(): void {
    desk?.destroy();
    desk = null;
    pictures.showOwn(null);
  }

  function onStream(kind: CaptureKind, stream: MediaStream | null): void {
    if (kind === 'camera') pictures.showOwn(stream);
    if (phase.at !== 'live' || !attempt?.session) return;
    const { session } = attempt;
    if (kind === 'microphone') return void session.setMicrophone(stream).catch(() => undefined);
    attempt.isCameraOn = stream !== null;
    session.setCamera(stream).catch(() => desk?.close('camera'));
    remember();
    publish();
  }

  function remember(): void {
    if (!attempt) return;
    const { joinData, isMuted, isCameraOn } = attempt;
    memory.keep({ meetingId: joinData.meeting.MeetingId, isMuted, isCameraOn });
  }

  async function join(joinData: JoinData, joinOptions: JoinOptions): Promise<void> {
    if (phase.at === 'joining' || phase.at === 'live') return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const interruption = createInterruption({ timers, onBroken: pictures.keepStills, onSettled });
    const current = newAttempt(joinData, joinOptions, interruption, resolve);
    attempt = current;
    const opened = takeDesk();
    opened.showLevel(false);
    if (!joinOptions.cameraOn) opened.close('camera');
    phase = { at: 'joining', sinceMs: timers.now() };
    publish();
    connect(current, opened, joinOptions.cameraOn).catch((error: unknown) => {
      if (attempt === current) void finish('failed', messageOf(error));
    });
    return promise;
  }

  async function connect(current: Attempt, opened: DeviceDesk, cameraOn: boolean): Promise<void> {
    const kinds: CaptureKind[] = cameraOn ? ['microphone', 'camera'] : ['microphone'];
    const [createSession] = await Promise.all([
      within(timers, LOAD_LIMIT_MS, 'loading the SDK', load()),
      opened.ensure(kinds),
    ]);
    if (attempt !== current) return;
    const session = headStart.take(current.joinData) ?? newSession(createSession, current.joinData);
    current.session = session;
    current.stopConnectTimer = timers.after(
      options.connectLimitMs ?? CONNECT_LIMIT_MS,
      () => void finish('failed', 'not connected in time'),
    );
    await session.setMicrophone(opened.stream('microphone'));
    const { speaker } = opened.get().selected;
    if (speaker && opened.get().can.chooseSpeaker) await session.setSpeaker(speaker);
    session.setMuted(current.isMuted);
    const picture = opened.stream('camera');
    if (picture) await session.setCamera(picture);
    current.isCameraOn = picture !== null;
    if (attempt === current) await session.start(audio);
  }

  function onEvent(current: Attempt, event: SessionEvent): void {
    if (event.type === 'stopped') return void finish(event.reason, event.detail);
    if (event.type === 'started') onStarted(current);
    if (phase.at === 'live') current.interruption.on(event);
    const view = reduceView(current.view, inView(current, event));
    const isOfConnection = ['started', 'connecting', 'media'].includes(event.type);
    if (view === current.view && !isOfConnection) return;
    current.view = view;
    if (event.type === 'tile') pictures.rebind(event.tileId);
    publish();
  }

  /** A picture that goes with its connection stays as a still; one that its owner switched off goes. */
  function inView({ interruption }: Attempt, event: SessionEvent): ViewEvent {
    const isKept =
      event.type === 'tile-removed' && interruption.isMending() && pictures.hasStill(event.tileId);
    return isKept ? { type: 'tile-stilled', tileId: event.tileId } : event;
  }

  function onSettled(): void {
    pictures.dropStills();
    if (!attempt) return;
    attempt.view = reduceView(attempt.view, { type: 'stills-gone' });
    publish();
  }

  function onStarted(current: Attempt): void {
    current.stopConnectTimer();
    const joinedAtMs = phase.at === 'live' ? phase.joinedAtMs : timers.now();
    phase = { at: 'live', joinedAtMs };
    pictures.use(current.session);
    remember();
    current.settle();
  }

  /** Shown at once; the promise settles when the others know. */
  async function finish(reason: EndReason, detail: string): Promise<void> {
    const ended = attempt;
    const durationMs = phase.at === 'live' ? timers.now() - phase.joinedAtMs : 0;
    attempt = null;
    ended?.stopConnectTimer();
    ended?.interruption.stop();
    pictures.use(null);
    pictures.dropStills();
    if (reason !== 'lost' && reason !== 'failed') memory.forget();
    closeDesk();
    phase = { at: 'ended', reason, detail, durationMs };
    publish();
    ended?.settle();
    if (ended?.session) await letGo(ended.session);
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    preload: () => void load().catch(() => undefined),
    async prepare() {
      if (phase.at !== 'idle' && phase.at !== 'ended') return;
      phase = { at: 'preparing' };
      const opened = takeDesk();
      publish();
      void load().catch(() => undefined);
      await opened.ensure(['microphone', 'camera']);
      if (phase.at === 'preparing') opened.showLevel(true);
    },
    connectAhead: (joinData) => void headStart.begin(joinData).catch(() => undefined),
    join,
    setMuted(isMuted) {
      if (phase.at !== 'live' || !attempt) return;
      attempt.isMuted = isMuted;
      attempt.session?.setMuted(isMuted);
      remember();
      publish();
    },
    async setCamera(isOn) {
      if (phase.at === 'preparing') desk?.setCameraOnWhenJoining(isOn);
      if (phase.at !== 'live') return;
      if (isOn) await desk?.open('camera');
      else desk?.close('camera');
    },
    flipCamera: async () => desk?.flipCamera(),
    async startShare() {
      await attempt?.session?.startShare().catch(() => undefined);
    },
    stopShare: async () => attempt?.session?.stopShare(),
    chooseDevice: async (kind, id) => desk?.choose(kind, id),
    askAgain: async (kind) => desk?.open(kind),
    playTestSound: async () => desk?.playTestSound().catch(() => undefined),
    dismissLostDevice: () => desk?.dismissLost(),
    bindTile: (tileId, video) => pictures.bind(tileId, video),
    bindStill: (tileId, canvas) => pictures.bindStill(tileId, canvas),
    bindPreview: (video) => pictures.bindPreview(video),
    setSilent(wanted) {
      isSilent = wanted;
      if (audio) audio.muted = isSilent;
    },
    bindAudio(element) {
      audio = element;
      if (element) element.muted = isSilent;
      if (element) void attempt?.session?.bindAudio(element).catch(() => undefined);
    },
    async leave() {
      if (phase.at === 'joining' || phase.at === 'live') await finish('left', 'left');
    },
    reset() {
      if (phase.at !== 'preparing' && phase.at !== 'ended') return;
      phase = { at: 'idle' };
      headStart.drop();
      closeDesk();
      publish();
    },
    remembered: memory.recall,
    destroy() {
      listeners.clear();
      headStart.drop();
      const ended = attempt;
      attempt = null;
      ended?.stopConnectTimer();
      ended?.interruption.stop();
      phase = { at: 'idle' };
      pictures.clear();
      closeDesk();
      if (ended?.session) void letGo(ended.session);
    },
  };
}

/** Says goodbye before letting go, so that the others don't wait for a time-out. */
async function letGo(session: CallSession): Promise<void> {
  await session.stop().catch(() => undefined);
  await session.destroy().catch(() => undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
