import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { ContactDetails } from '@video-escalation/contracts/http/agent';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { PhoneAudio } from './phone-audio.ts';

/** What may be chosen before a meeting starts; it can't be moved afterwards. */
export interface MediaRegions {
  readonly choices: readonly string[];
  readonly nearest: string | null;
  readonly chosen: string;
}

/**
 * left: the agent left, the meeting goes on. closed: ended for everyone by this agent. contact-ended: the chat
 * ended and the call with it. The others are the call's own ends.
 */
export type EndedWhy =
  | 'left'
  | 'closed'
  | 'contact-ended'
  | 'ended-by-other'
  | 'removed'
  | 'joined-elsewhere'
  | 'failed'
  | 'lost';

export interface EndedVideo {
  readonly at: 'ended';
  readonly meeting: MeetingState;
  readonly why: EndedWhy;
  readonly durationMs: number;
  /** The meeting still runs, and this agent may come back. */
  readonly canJoinAgain: boolean;
}

/** Where the video session of the contact on the stage is. */
export type VideoSession =
  | { readonly at: 'none'; readonly problem: ProblemCode | null }
  | { readonly at: 'starting' }
  /** The meeting exists; the call model says whether it is being prepared, joined or live. */
  | {
      readonly at: 'open';
      readonly meeting: MeetingState;
      readonly isJoining: boolean;
      readonly problem: ProblemCode | null;
    }
  | EndedVideo;

export interface EscalationState {
  /** Whom the stage is about: the contact of the call, else the one in the control panel's focus. */
  readonly contact: ContactRef | null;
  /** Null while loading or where it could not be had: the call doesn't depend on it. */
  readonly details: ContactDetails | null;
  readonly regions: MediaRegions | null;
  readonly session: VideoSession;
  /** A phone call goes on: who joins now joins muted. */
  readonly isOnPhone: boolean;
  /** Where the sound of the call is, when that isn't simply here. */
  readonly phone: PhoneAudio | null;
}
