import type { Device, DeviceKind } from './call.ts';
import type { DeviceFailure, Devices, Opened } from './devices.ts';
import { playChime } from './test-sound.ts';

const KINDS = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' } as const;

/** Sharp enough for a face or a meter's digits, light enough for a small laptop in software. */
const CAMERA = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 } };

/** A page without access to devices still has a chat: then there are none, and none can be opened. */
export function createBrowserDevices(
  media: MediaDevices | undefined = navigator.mediaDevices,
): Devices {
  return media ? devicesOf(media) : noDevices;
}

const noDevices: Devices = {
  can: { shareScreen: false, chooseSpeaker: false },
  list: () => Promise.resolve({ microphone: [], camera: [], speaker: [] }),
  onChanged: () => () => undefined,
  open: (wanted) =>
    Promise.resolve({
      ...(wanted.microphone !== undefined && { microphone: { failure: 'missing' } }),
      ...(wanted.camera !== undefined && { camera: { failure: 'missing' } }),
    }),
  listen: () => ({ level: () => 0, stop: () => undefined }),
  playTestSound: () => Promise.resolve(),
};

function devicesOf(media: MediaDevices): Devices {
  return {
    can: {
      shareScreen: typeof media.getDisplayMedia === 'function' && !isPhone(),
      chooseSpeaker: 'setSinkId' in HTMLMediaElement.prototype,
    },
    list: () => listDevices(media),
    onChanged: (listener) => {
      media.addEventListener('devicechange', listener);
      return () => media.removeEventListener('devicechange', listener);
    },
    open: (wanted) => openDevices(media, wanted),
    listen: listenTo,
    playTestSound: playChime,
  };
}

/** Chrome on Android has getDisplayMedia and refuses every call of it. */
function isPhone(): boolean {
  return /Android|iPhone|iPad/.test(navigator.userAgent);
}

async function listDevices(media: MediaDevices): Promise<Record<DeviceKind, readonly Device[]>> {
  const listed: Record<DeviceKind, Device[]> = { microphone: [], camera: [], speaker: [] };
  for (const each of await media.enumerateDevices()) {
    listed[KINDS[each.kind]].push({ id: each.deviceId, label: each.label });
  }
  return listed;
}

type Wanted = Parameters<Devices['open']>[0];

async function openDevices(media: MediaDevices, wanted: Wanted) {
  const present = await listDevices(media);
  const opened: { microphone?: Opened; camera?: Opened } = {};
  const ask: Wanted = {};
  for (const kind of ['microphone', 'camera'] as const) {
    const id = wanted[kind];
    if (id === undefined) continue;
    if (present[kind].length === 0) opened[kind] = { failure: 'missing' };
    else ask[kind] = id;
  }
  return { ...opened, ...(await openTogether(media, ask)) };
}

async function openTogether(media: MediaDevices, ask: Wanted) {
  if (ask.microphone === undefined && ask.camera === undefined) return {};
  try {
    const stream = await media.getUserMedia({
      audio: ask.microphone === undefined ? false : microphone(ask.microphone),
      video: ask.camera === undefined ? false : camera(ask.camera),
    });
    return {
      ...(ask.microphone === undefined
        ? {}
        : { microphone: new MediaStream(stream.getAudioTracks()) }),
      ...(ask.camera === undefined ? {} : { camera: new MediaStream(stream.getVideoTracks()) }),
    };
  } catch (error) {
    return openApart(media, ask, asFailure(error));
  }
}

/** Which of the two failed? Each is tried alone, unless that would only repeat a question just refused. */
async function openApart(media: MediaDevices, ask: Wanted, failure: DeviceFailure) {
  const opened: { microphone?: Opened; camera?: Opened } = {};
  const both = ask.microphone !== undefined && ask.camera !== undefined;
  for (const kind of ['microphone', 'camera'] as const) {
    const id = ask[kind];
    if (id === undefined) continue;
    const isWorthTrying =
      both && (failure.failure !== 'denied' || (await permissionOf(kind)) === 'granted');
    opened[kind] = isWorthTrying
      ? ((await openTogether(media, { [kind]: id }))[kind] ?? failure)
      : failure;
  }
  return opened;
}

async function permissionOf(kind: 'microphone' | 'camera'): Promise<string> {
  try {
    return (await navigator.permissions.query({ name: kind })).state;
  } catch {
    // Firefox before 131 doesn't know these names; asking once more is then the only way to learn.
    return 'granted';
  }
}

function microphone(id: string | null): MediaTrackConstraints {
  return {
    ...(id ? { deviceId: { ideal: id } } : {}),
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}

function camera(id: string | null): MediaTrackConstraints {
  return { ...(id ? { deviceId: { ideal: id } } : { facingMode: 'user' }), ...CAMERA };
}

/** Error names: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function asFailure(error: unknown): DeviceFailure {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return { failure: 'denied' };
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return { failure: 'missing' };
  return { failure: 'busy' };
}

function listenTo(stream: MediaStream): { level(): number; stop(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, each) => sum + each * each, 0) / samples.length;
      // -60 dB is a quiet room, -10 dB is close to the microphone.
      return Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-9) + 60) / 50));
    },
    stop: () => void context.close().catch(() => undefined),
  };
}
