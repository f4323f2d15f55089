import type { CallModel, EndReason } from '@video-escalation/call/call';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  declineCall,
  joinCall,
  leaveCall,
  prepareCall,
  type CustomerContact,
} from '@video-escalation/contracts/http/contacts';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { Clock } from '../clock.ts';
import {
  createRecording,
  type RecordingModel,
  type RecordingPolicy,
} from '../recording/recording.model.ts';
import { createState, type Readable } from '../state.ts';

export type ServerVideo = CustomerContact['video'];

type VideoStep =
  | 'none'
  /** The dialog asks. */
  | 'invitation'
  /** Answered with "not now", or put aside: can be taken up from the chat. */
  | 'waiting'
  | 'preview'
  /** Connecting or in the call; which of them, the call itself tells. */
  | 'call'
  /** The meeting goes on without this page. */
  | 'away'
  /** Invited, but this browser has no WebRTC. */
  | 'unsupported'
  | 'over';

export interface VideoState {
  readonly step: VideoStep;
  readonly agentName: string;
  /** Why the last attempt to join came to nothing. */
  readonly problem: ProblemCode | null;
  /** How the last call on this page ended. */
  readonly lastEnd: EndReason | null;
  /** How long the last call on this page was. */
  readonly durationMs: number;
}

export interface VideoCallModel extends Readable<VideoState> {
  readonly call: CallModel;
  readonly recording: RecordingModel;
  /** What the api tells about the contact, at once and at each change. */
  told(video: ServerVideo): void;
  openPreview(): void;
  /** Back from the preview, or "not now" to the invitation: the agent is told. */
  notNow(): void;
  joinFromPreview(): Promise<void>;
  rejoin(): Promise<void>;
  leave(): Promise<void>;
  /** The chat is over, and the call with it. */
  chatEnded(): Promise<void>;
  destroy(): void;
}

export interface VideoCallDeps {
  readonly call: CallModel;
  /** Whether this browser has what a call needs. */
  readonly canCall: boolean;
  readonly api: ApiClient;
  readonly contactId: ContactId;
  readonly clock: Clock;
  /** What the operator has decided, as far as it is known by now. */
  readonly recordingPolicy: () => RecordingPolicy;
}

type Place = 'outside' | 'preview' | 'inside';

interface Inner {
  readonly canCall: boolean;
  readonly server: ServerVideo;
  readonly place: Place;
  /** The last invitation that was answered, either way. */
  readonly answered: number;
  readonly isChatOver: boolean;
  readonly problem: ProblemCode | null;
  readonly lastEnd: EndReason | null;
  readonly durationMs: number;
}

/** The api may be restarting just when a reloaded page comes back to its call. */
const JOIN_RETRIES_MS = [500, 1_000, 2_000];

/** The customer's way into the video call of one contact, out of it, and back. */
export function createVideoCall(deps: VideoCallDeps): VideoCallModel {
  const { call, api, contactId, clock } = deps;
  const input = { params: { contactId } };
  const recording = createRecording({ api, contactId, policy: deps.recordingPolicy });
  let inner: Inner = {
    canCall: deps.canCall,
    server: { state: 'none' },
    place: 'outside',
    answered: 0,
    isChatOver: false,
    problem: null,
    lastEnd: null,
    durationMs: 0,
  };
  const state = createState<VideoState>(snapshotOf(inner));
  let isDestroyed = false;
  let isFirstWord = true;
  /** Fetched while the customer looks at the devices, so that *Join call* need not wait for it. */
  let prepared: { meetingId: string | null; joinData: Promise<JoinData | null> } | null = null;

  const update = (change: Partial<Inner>) => {
    if (isDestroyed) return;
    inner = { ...inner, ...change };
    state.set(snapshotOf(inner));
  };

  const isInside = () => inner.place === 'inside';

  const stopWatching = call.subscribe(() => {
    const now = call.getSnapshot();
    if (now.state !== 'ended' || !isInside()) return;
    update({ place: 'outside', lastEnd: now.reason, durationMs: now.durationMs });
    if (now.reason !== 'ended-by-other' && now.reason !== 'joined-elsewhere') tell(leaveCall);
  });

  /** Courtesy to the agent's page; the meeting itself shows who is there. */
  function tell(endpoint: typeof leaveCall): void {
    void api.call(endpoint, input).catch(() => undefined);
  }

  async function enter(options: { cameraOn: boolean; muted: boolean }): Promise<void> {
    if (isInside() || inner.isChatOver || !deps.canCall) return;
    update({ place: 'inside', problem: null, lastEnd: null });
    try {
      const joinData = (await takePrepared()) ?? (await fetchJoinData());
      if (!isInside() || isDestroyed) return;
      await call.join(joinData, options);
    } catch (error) {
      const problem = error instanceof Problem ? error.code : 'server/failed';
      call.reset();
      update({ place: 'outside', problem });
    }
  }

  function prepareJoinData(): void {
    const joinData = api.call(prepareCall, input).catch(() => null);
    const mine = { meetingId: meetingOf(inner.server), joinData };
    prepared = mine;
    void joinData.then((fetched) => {
      if (fetched && prepared === mine) call.connectAhead(fetched);
    });
  }

  async function takePrepared(): Promise<JoinData | null> {
    const taken = prepared;
    prepared = null;
    const isCurrent = taken?.meetingId === meetingOf(inner.server);
    const joinData = isCurrent ? await taken.joinData : null;
    // The agent is told beside joining: what the api answers then is known already.
    if (joinData && isInside()) void fetchJoinData().catch(() => undefined);
    return joinData;
  }

  async function fetchJoinData() {
    for (const waitMs of JOIN_RETRIES_MS) {
      try {
        return await api.call(joinCall, input);
      } catch (error) {
        if (!(error instanceof Problem) || error.status < 500) throw error;
        await new Promise<void>((resolve) => clock.after(waitMs, resolve));
      }
    }
    return api.call(joinCall, input);
  }

  function backFromReload(server: ServerVideo): void {
    if (server.state === 'none' || server.state === 'ended') return;
    const before = call.remembered(server.meetingId);
    if (before) void enter({ cameraOn: before.isCameraOn, muted: before.isMuted });
  }

  async function leave(): Promise<void> {
    if (isInside()) await call.leave();
    // A call that never got as far as a session ends without a word from it.
    if (call.getSnapshot().state === 'preparing') call.reset();
    if (inner.place !== 'outside') update({ place: 'outside' });
  }

  return {
    call,
    recording,
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    told(server) {
      if (inner.isChatOver) return;
      const isOtherMeeting = meetingOf(inner.server) !== meetingOf(server);
      const isOver = server.state === 'ended' || server.state === 'none';
      if (server.state !== 'none' && deps.canCall) call.preload();
      const isNews = isOtherMeeting || invitationOf(server) > invitationOf(inner.server);
      update({ server, ...(isNews ? { lastEnd: null, problem: null } : {}) });
      if (isOtherMeeting) update({ answered: 0 });
      recording.told(server.state === 'none' ? null : (server.recording ?? null));
      if (inner.place !== 'outside' && (isOver || (isOtherMeeting && !isFirstWord))) void leave();
      // The agent is told rather than left waiting.
      if (server.state === 'invited' && !deps.canCall) tell(declineCall);
      if (isFirstWord) backFromReload(server);
      isFirstWord = false;
    },
    openPreview() {
      if (inner.place !== 'outside' || inner.isChatOver || !deps.canCall) return;
      call.reset();
      update({ place: 'preview', problem: null, answered: invitationOf(inner.server) });
      void call.prepare();
      prepareJoinData();
    },
    notNow() {
      if (inner.place === 'preview') call.reset();
      update({ place: 'outside', answered: invitationOf(inner.server) });
      tell(declineCall);
    },
    async joinFromPreview() {
      const now = call.getSnapshot();
      if (inner.place !== 'preview') return;
      const cameraOn = now.state === 'preparing' && now.setup.cameraOnWhenJoining;
      await enter({ cameraOn, muted: false });
    },
    async rejoin() {
      const meetingId = meetingOf(inner.server);
      const before = meetingId ? call.remembered(meetingId) : null;
      call.reset();
      await enter({ cameraOn: before?.isCameraOn ?? false, muted: before?.isMuted ?? false });
    },
    leave,
    async chatEnded() {
      update({ isChatOver: true });
      await leave();
    },
    destroy() {
      isDestroyed = true;
      stopWatching();
      call.destroy();
    },
  };
}

const meetingOf = (server: ServerVideo) => (server.state === 'none' ? null : server.meetingId);

const invitationOf = (server: ServerVideo) => (server.state === 'none' ? 0 : server.invitation);

function snapshotOf(inner: Inner): VideoState {
  const { server, problem, lastEnd, durationMs } = inner;
  const agentName = server.state === 'none' ? '' : server.agentName;
  return { step: stepOf(inner), agentName, problem, lastEnd, durationMs };
}

function stepOf(inner: Inner): VideoStep {
  const step = stepOfSupported(inner);
  const isOpen = step === 'invitation' || step === 'waiting' || step === 'away';
  return isOpen && !inner.canCall ? 'unsupported' : step;
}

function stepOfSupported({ server, place, answered, isChatOver, lastEnd }: Inner): VideoStep {
  if (place === 'inside') return 'call';
  if (isChatOver) return lastEnd ? 'over' : 'none';
  if (place === 'preview') return 'preview';
  if (lastEnd === 'ended-by-other') return 'over';
  switch (server.state) {
    case 'none':
      return 'none';
    case 'invited':
      return server.invitation > answered ? 'invitation' : 'waiting';
    case 'declined':
      return 'waiting';
    case 'joined':
    case 'left':
      return 'away';
    case 'ended':
      return 'over';
  }
}
