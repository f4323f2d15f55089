import type { Permission } from './call.ts';
import { isStream, type CaptureKind, type Devices, type Opened } from './devices.ts';

export interface CaptureStreamsOptions {
  readonly devices: Pick<Devices, 'open'>;
  /** Called when a device was opened, exchanged or closed (null). */
  readonly onStream: (kind: CaptureKind, stream: MediaStream | null) => void;
  /** Called when an open device has been unplugged. */
  readonly onLost: (kind: CaptureKind) => void;
}

/** Result of opening one device. `id`: the device that the browser chose; null after a failure. */
export interface Captured {
  readonly kind: CaptureKind;
  readonly permission: Permission;
  readonly id: string | null;
}

const KINDS = ['microphone', 'camera'] as const;

/** The open microphone and camera of one call. */
export function createCaptureStreams({ devices, onStream, onLost }: CaptureStreamsOptions) {
  const streams: Record<CaptureKind, MediaStream | null> = { microphone: null, camera: null };
  /** Distinguishes a late answer (the person closed the camera meanwhile) from the awaited one. */
  const requests: Record<CaptureKind, number> = { microphone: 0, camera: 0 };
  let isDestroyed = false;

  function set(kind: CaptureKind, stream: MediaStream | null): void {
    if (streams[kind]) stopTracks(streams[kind]);
    streams[kind] = stream;
    stream?.getTracks()[0]?.addEventListener('ended', () => {
      if (streams[kind] === stream) onLost(kind);
    });
    onStream(kind, stream);
  }

  function adopt(kind: CaptureKind, request: number, opened: Opened | undefined): Captured[] {
    if (request !== requests[kind] || isDestroyed) {
      if (isStream(opened)) stopTracks(opened);
      return [];
    }
    set(kind, isStream(opened) ? opened : null);
    return [
      isStream(opened)
        ? { kind, permission: 'granted', id: deviceIdOf(opened) }
        : { kind, permission: opened?.failure ?? 'missing', id: null },
    ];
  }

  return {
    get: (kind: CaptureKind): MediaStream | null => streams[kind],
    /** Opens the devices of these ids (null: the browser's choice) with one question where possible. */
    async open(wanted: Partial<Record<CaptureKind, string | null>>): Promise<Captured[]> {
      const kinds = KINDS.filter((kind) => kind in wanted);
      const numbered = kinds.map((kind) => [kind, ++requests[kind]] as const);
      const opened = await devices.open(wanted);
      return numbered.flatMap(([kind, request]) => adopt(kind, request, opened[kind]));
    },
    close(kind: CaptureKind): void {
      requests[kind]++;
      if (streams[kind]) set(kind, null);
    },
    destroy(): void {
      isDestroyed = true;
      for (const kind of KINDS) {
        if (streams[kind]) stopTracks(streams[kind]);
        streams[kind] = null;
      }
    },
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function deviceIdOf(stream: MediaStream): string | null {
  return stream.getTracks()[0]?.getSettings().deviceId ?? null;
}
