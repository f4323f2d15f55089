import type { Device, DeviceKind } from '../call.ts';
import type { CaptureKind, DeviceFailure, Devices, Opened } from '../devices.ts';

/** A stream with one track, as much of it as a call uses. */
export class FakeStream extends EventTarget {
  readonly deviceId: string;
  isStopped = false;

  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }

  getTracks(): unknown[] {
    return [
      {
        stop: () => (this.isStopped = true),
        getSettings: () => ({ deviceId: this.deviceId }),
        addEventListener: (name: string, listener: () => void) =>
          this.addEventListener(name, listener),
      },
    ];
  }
}

/** Devices that can be plugged, pulled and refused. */
export function createFakeDevices() {
  const plugged: Record<DeviceKind, Device[]> = {
    microphone: [{ id: 'mic-1', label: 'Desk microphone' }],
    camera: [
      { id: 'cam-1', label: 'Front camera' },
      { id: 'cam-2', label: 'Back camera' },
    ],
    speaker: [{ id: 'out-1', label: 'Speaker' }],
  };
  const refused = new Map<CaptureKind, DeviceFailure>();
  const listeners = new Set<() => void>();
  const opened: FakeStream[] = [];
  const questions: string[] = [];
  let level = 0;

  function openOne(kind: CaptureKind, id: string | null): Opened {
    const device = plugged[kind].find((each) => each.id === id) ?? plugged[kind][0];
    if (!device) return { failure: 'missing' };
    const failure = refused.get(kind);
    if (failure) return failure;
    const stream = new FakeStream(device.id);
    opened.push(stream);
    return stream as unknown as MediaStream;
  }

  const devices: Devices = {
    can: { shareScreen: true, chooseSpeaker: true },
    list: async () => structuredClone(plugged),
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async open(wanted) {
      const kinds = Object.keys(wanted) as CaptureKind[];
      questions.push(kinds.join('+'));
      return Object.fromEntries(kinds.map((kind) => [kind, openOne(kind, wanted[kind] ?? null)]));
    },
    listen: () => ({ level: () => level, stop: () => undefined }),
    playTestSound: async () => undefined,
  };

  return {
    devices,
    /** Each time something was opened, what together. */
    questions,
    openStreams: () => opened.filter((each) => !each.isStopped).map((each) => each.deviceId),
    listenerCount: () => listeners.size,
    refuse: (kind: CaptureKind, failure: DeviceFailure['failure']) =>
      refused.set(kind, { failure }),
    speakUp: (loudness: number) => (level = loudness),
    unplug(kind: DeviceKind, id: string) {
      plugged[kind] = plugged[kind].filter((each) => each.id !== id);
      for (const listener of listeners) listener();
      for (const stream of opened) {
        if (stream.deviceId === id && !stream.isStopped) stream.dispatchEvent(new Event('ended'));
      }
    },
  };
}
