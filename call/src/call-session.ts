import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { EndReason, Quality } from './call.ts';

/** Port: one attempt to be in one meeting. What becomes of it is told as events. */
export interface CallSession {
  /** Opens the signalling connection alone: without `start` nobody sees that somebody is there. */
  connectAhead(): void;
  /** Set microphone, mute and speaker before: a device that races the start isn't sent. */
  start(audio: HTMLAudioElement | null): Promise<void>;
  /** Leaves; settles when the others know, or after a few seconds. */
  stop(): Promise<void>;
  /** Null sends silence. */
  setMicrophone(stream: MediaStream | null): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** Null stops sending a picture. */
  setCamera(stream: MediaStream | null): Promise<void>;
  setSpeaker(id: string | null): Promise<void>;
  bindAudio(audio: HTMLAudioElement): Promise<void>;
  /** False when the person cancelled the browser's question. */
  startShare(): Promise<boolean>;
  stopShare(): void;
  bindTile(tileId: number, video: HTMLVideoElement): void;
  unbindTile(tileId: number): void;
  /** Lets go of everything; no event comes after it. */
  destroy(): Promise<void>;
}

/** Attendee ids carry `#content` at their end where a shared screen is meant. */
export type SessionEvent =
  | { readonly type: 'connecting'; readonly isReconnecting: boolean }
  | { readonly type: 'started' }
  /** Whether anything at all arrives; while not, `silentMs` tells for how long already. */
  | { readonly type: 'media'; readonly silentMs: number | null }
  | { readonly type: 'stopped'; readonly reason: EndReason; readonly detail: string }
  | { readonly type: 'tile'; readonly tileId: number; readonly attendeeId: string }
  | { readonly type: 'tile-removed'; readonly tileId: number }
  | {
      readonly type: 'presence';
      readonly attendeeId: string;
      readonly externalUserId: string;
      readonly isPresent: boolean;
    }
  | {
      readonly type: 'volume';
      readonly attendeeId: string;
      /** 0 to 1 each; absent when unchanged. */
      readonly volume?: number;
      readonly signal?: number;
      readonly isMuted?: boolean;
    }
  | { readonly type: 'active-speaker'; readonly attendeeId: string | null }
  | { readonly type: 'own-share'; readonly isSharing: boolean }
  | { readonly type: 'network'; readonly quality: Quality };

export type CreateSession = (
  joinData: JoinData,
  emit: (event: SessionEvent) => void,
) => CallSession;
