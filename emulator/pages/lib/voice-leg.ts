import { createStore, type Store } from './store.ts';

export interface VoiceView {
  readonly state: 'connecting' | 'connected' | 'no-microphone' | 'failed';
  readonly isMuted: boolean;
}

export interface VoiceLeg {
  readonly view: Store<VoiceView>;
  setMuted(isMuted: boolean): void;
  /** On hold neither side hears the other. */
  setHeld(isHeld: boolean): void;
  /** Speaks through another microphone; rejects where the browser does not give it. */
  useMicrophone(deviceId: string): Promise<void>;
  /** Plays through another loudspeaker; rejects where the browser does not give it. */
  useSpeaker(deviceId: string): Promise<void>;
  stop(): void;
}

type Side = 'agent' | 'caller';

/** A round is one offer and what follows from it; what belongs to an older one comes too late. */
type Signal = { readonly from: Side } & (
  | { readonly type: 'hello' }
  | {
      readonly type: 'description';
      readonly round: number;
      readonly description: RTCSessionDescriptionInit;
    }
  | { readonly type: 'candidate'; readonly round: number; readonly candidate: RTCIceCandidateInit }
);

/**
 * The sound of one call, between the console and the phone page, peer to peer. Either side may come
 * later or again, so each says hello and the agent's side offers anew whenever it hears one.
 */
export function openVoiceLeg(contactId: string, side: Side): VoiceLeg {
  const view = createStore<VoiceView>({ state: 'connecting', isMuted: false });
  const change = (part: Partial<VoiceView>) => view.update((now) => ({ ...now, ...part }));
  const speaker = new Audio();
  let microphone: MediaStream | undefined;
  let peer: RTCPeerConnection | undefined;
  let socket: WebSocket | undefined;
  let round = 0;
  let isHeld = false;
  let isStopped = false;

  const send = (signal: Signal) => socket?.send(JSON.stringify(signal));

  async function start(): Promise<void> {
    // Before the socket: what arrives while the browser asks for the microphone would be lost.
    microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined);
    if (isStopped) return release();
    if (!microphone) change({ state: 'no-microphone' });
    applyMute();
    const address = new URL(`/rtc?c=${encodeURIComponent(contactId)}`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    socket = new WebSocket(address);
    socket.onopen = () => send({ from: side, type: 'hello' });
    socket.onmessage = ({ data }) => {
      handled = handled
        .then(async () => receive(await parse(data)))
        .catch(() => change({ state: 'failed' }));
    };
    socket.onclose = () => !isStopped && change({ state: 'failed' });
  }

  // One signal after the other: a candidate must not overtake its description.
  let handled = Promise.resolve();

  async function receive(signal: Signal): Promise<void> {
    if (signal.from === side) return; // the room keeps early words, also for the one who said them
    if (signal.type === 'hello') return greet();
    if (signal.type === 'description' && signal.description.type === 'offer') {
      return accept(signal.round, signal.description);
    }
    if (signal.round !== round) return;
    if (signal.type === 'candidate') await peer?.addIceCandidate(signal.candidate);
    else await peer?.setRemoteDescription(signal.description);
  }

  /** The agent's side offers to whom it hears; the caller's lets the agent's know that it is there. */
  async function greet(): Promise<void> {
    if (side === 'caller') return send({ from: side, type: 'hello' });
    round += 1;
    connectPeer();
    await describe();
  }

  async function accept(offered: number, description: RTCSessionDescriptionInit): Promise<void> {
    round = offered;
    connectPeer();
    await peer?.setRemoteDescription(description);
    await describe();
  }

  async function describe(): Promise<void> {
    await peer?.setLocalDescription();
    const description = peer?.localDescription;
    if (description) send({ from: side, type: 'description', round, description });
  }

  function connectPeer(): void {
    peer?.close();
    const current = (peer = new RTCPeerConnection());
    const track = microphone?.getAudioTracks()[0];
    if (microphone && track) current.addTrack(track, microphone);
    else if (side === 'agent') current.addTransceiver('audio', { direction: 'recvonly' });
    current.onicecandidate = ({ candidate }) =>
      candidate && send({ from: side, type: 'candidate', round, candidate });
    current.ontrack = ({ track: heard }) => {
      speaker.srcObject = new MediaStream([heard]);
      void speaker.play().catch(() => undefined); // silent until the page is touched
    };
    current.onconnectionstatechange = () => {
      if (current !== peer) return;
      if (current.connectionState === 'connected' && microphone) change({ state: 'connected' });
      if (current.connectionState === 'failed') change({ state: 'failed' });
    };
  }

  async function useMicrophone(deviceId: string): Promise<void> {
    const audio = { deviceId: { exact: deviceId } };
    const chosen = await navigator.mediaDevices.getUserMedia({ audio });
    const former = microphone;
    microphone = chosen;
    if (isStopped) return release();
    applyMute();
    await peer?.getSenders()[0]?.replaceTrack(chosen.getAudioTracks()[0] ?? null);
    for (const track of former?.getTracks() ?? []) track.stop();
  }

  function applyMute(): void {
    for (const track of microphone?.getTracks() ?? []) {
      track.enabled = !isHeld && !view.get().isMuted;
    }
    speaker.muted = isHeld;
  }

  function release(): void {
    for (const track of microphone?.getTracks() ?? []) track.stop();
    peer?.close();
    socket?.close();
    speaker.srcObject = null;
  }

  void start().catch(() => change({ state: 'failed' }));
  return {
    view,
    setMuted(isMuted) {
      change({ isMuted });
      applyMute();
    },
    setHeld(held) {
      isHeld = held;
      applyMute();
    },
    useMicrophone,
    useSpeaker: (deviceId) => speaker.setSinkId(deviceId),
    stop() {
      isStopped = true;
      release();
    },
  };
}

async function parse(data: unknown): Promise<Signal> {
  const text = data instanceof Blob ? await data.text() : String(data);
  return JSON.parse(text) as Signal;
}
