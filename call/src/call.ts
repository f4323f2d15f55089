import type { JoinData, Role } from '@video-escalation/contracts/http/meetings';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export interface Device {
  readonly id: string;
  /** As the browser names it; empty until a permission was given. */
  readonly label: string;
}

/** `missing`: there is no such device. `busy`: another program holds it. */
export type Permission = 'unknown' | 'granted' | 'denied' | 'missing' | 'busy';

/** Everything a device menu or a preview needs; the same before and during a call. */
export interface DeviceSetup {
  readonly devices: Readonly<Record<DeviceKind, readonly Device[]>>;
  readonly selected: Readonly<Record<DeviceKind, string | null>>;
  readonly permission: Readonly<Record<'microphone' | 'camera', Permission>>;
  /** True until permissions were answered and devices are running. */
  readonly isAsking: boolean;
  /** 0 to 1, ten times a second while preparing; 0 in a call (the roster tells who speaks). */
  readonly micLevel: number;
  /** The switch *Camera on when joining*, remembered. */
  readonly cameraOnWhenJoining: boolean;
  readonly can: {
    readonly shareScreen: boolean;
    readonly chooseSpeaker: boolean;
    readonly flipCamera: boolean;
  };
  /** A device in use has gone; `fallback` is the label of the one taken instead, null if there is none. */
  readonly lost: {
    readonly kind: DeviceKind;
    readonly label: string;
    readonly fallback: string | null;
  } | null;
}

export interface Tile {
  readonly tileId: number;
  /** The person's attendee id, also for a shared screen. */
  readonly attendeeId: string;
  readonly kind: 'camera' | 'content';
  readonly isSelf: boolean;
  /** Null for an attendee whom the join data does not name. */
  readonly name: string | null;
  /** Its last picture is shown while the connection is interrupted: `drawFrozenFrame` instead of `bindTile`. */
  readonly isFrozen: boolean;
}

export type Quality = 'good' | 'fair' | 'poor';

/** A person in the meeting; a shared screen is folded into its sharer. */
export interface Participant {
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly name: string | null;
  readonly role: Role | null;
  readonly isSelf: boolean;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly isSharing: boolean;
  readonly quality: Quality;
}

/**
 * left: this page left. ended-by-other: the meeting has ended. removed: the attendee was deleted.
 * joined-elsewhere: the same attendee joined on another page. failed: joining failed.
 * lost: reconnecting failed after a successful join.
 */
export type EndReason =
  'left' | 'ended-by-other' | 'removed' | 'joined-elsewhere' | 'failed' | 'lost';

export interface LiveCall {
  readonly state: 'live';
  readonly setup: DeviceSetup;
  /** In order of appearance; the own camera is among them (`isSelf`), the own shared screen is not. */
  readonly tiles: readonly Tile[];
  /** The own attendee first, then the others in order of arrival. */
  readonly roster: readonly Participant[];
  readonly activeSpeaker: string | null;
  readonly isMuted: boolean;
  readonly isCameraOn: boolean;
  readonly sharing: 'none' | 'self' | 'other';
  readonly network: Quality;
  /** Set while no media arrives or the session reconnects; milliseconds of the call's clock. */
  readonly reconnecting: { readonly sinceMs: number } | null;
  readonly joinedAtMs: number;
}

export interface EndedCall {
  readonly state: 'ended';
  readonly reason: EndReason;
  /** For logs, not for people: the status code's name or an error's message. */
  readonly detail: string;
  /** How long the call was live; 0 if it never was. */
  readonly durationMs: number;
}

export type CallState =
  | { readonly state: 'idle' }
  | { readonly state: 'preparing'; readonly setup: DeviceSetup }
  | { readonly state: 'joining'; readonly setup: DeviceSetup; readonly sinceMs: number }
  | LiveCall
  | EndedCall;

export interface JoinOptions {
  readonly cameraOn: boolean;
  /** @default false */
  readonly muted?: boolean;
}

/** A person's part in a call when the page was left. A reload restores it. */
export interface RememberedCall {
  readonly meetingId: string;
  readonly isMuted: boolean;
  readonly isCameraOn: boolean;
}

/**
 * One person's part in one meeting after another. No method rejects: failures are in the state.
 * Calls that do not fit the present state are ignored.
 */
export interface CallModel {
  getSnapshot(): CallState;
  subscribe(listener: () => void): () => void;
  /** Fetches the SDK ahead of time; harmless to call often. */
  preload(): void;
  /** Asks for permissions, lists devices, starts preview and level. Say why before calling it. */
  prepare(): Promise<void>;
  /** Opens the meeting connection during the preview, so that joining is faster. Other attendees do not see it. */
  connectAhead(joinData: JoinData): void;
  /** Settles when live or ended. Without `prepare` before it, the remembered devices are taken. */
  join(joinData: JoinData, options: JoinOptions): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** While preparing: the remembered switch *Camera on when joining*. In a call: the camera itself. */
  setCamera(isOn: boolean): Promise<void>;
  /** Front to back and back again. */
  flipCamera(): Promise<void>;
  /** Opens the browser's dialog for sharing. Cancelling it changes nothing. */
  startShare(): Promise<void>;
  stopShare(): Promise<void>;
  chooseDevice(kind: DeviceKind, id: string): Promise<void>;
  /** Opens a device that was refused, missing or busy before. */
  askAgain(kind: 'microphone' | 'camera'): Promise<void>;
  playTestSound(): Promise<void>;
  /** Removes the note about a lost device. */
  dismissLostDevice(): void;
  /** Null lets go of the element. May be called before the tile has a picture. */
  bindTile(tileId: number, video: HTMLVideoElement | null): void;
  /** Draws the last picture of a tile that `isFrozen`. */
  drawFrozenFrame(tileId: number, canvas: HTMLCanvasElement): void;
  bindPreview(video: HTMLVideoElement | null): void;
  /** The element that plays everybody else's sound. Bind it before joining and keep it mounted. */
  bindAudio(audio: HTMLAudioElement | null): void;
  /** Silences the others here. A person who hears them by telephone would hear an echo. */
  setSilent(isSilent: boolean): void;
  /** Leaves the meeting, which goes on for the others. */
  leave(): Promise<void>;
  /** Returns to idle from preparing (devices are closed) or ended. */
  reset(): void;
  /** The state in which this browser tab was last in that meeting, if it was and did not leave it. */
  remembered(meetingId: string): RememberedCall | null;
  /** Releases session, tracks, timers and listeners. */
  destroy(): void;
}
