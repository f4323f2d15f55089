import type { Device, DeviceKind } from './call.ts';

export type CaptureKind = 'microphone' | 'camera';

/** Why a device couldn't be opened, as a value: it is an expected outcome. */
export interface DeviceFailure {
  readonly failure: 'denied' | 'missing' | 'busy';
}

export type Opened = MediaStream | DeviceFailure;

export function isStream(opened: Opened | null | undefined): opened is MediaStream {
  return !!opened && !('failure' in opened);
}

/** Port: this browser's microphones, cameras and speakers. */
export interface Devices {
  readonly can: { readonly shareScreen: boolean; readonly chooseSpeaker: boolean };
  list(): Promise<Record<DeviceKind, readonly Device[]>>;
  onChanged(listener: () => void): () => void;
  /** Opens what is named (null: the browser's choice), with one question for both where possible. */
  open(wanted: {
    microphone?: string | null;
    camera?: string | null;
  }): Promise<{ microphone?: Opened; camera?: Opened }>;
  /** Reads how loud the stream is, 0 to 1, until stopped. */
  listen(stream: MediaStream): { level(): number; stop(): void };
  playTestSound(speakerId: string | null): Promise<void>;
}
