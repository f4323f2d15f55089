import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { ContactDetails } from '@video-escalation/contracts/http/agent';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { PhoneAudio } from './phone-audio.ts';

/** The media regions that an agent may choose from. A meeting keeps its region. */
export interface MediaRegions {
  readonly choices: readonly string[];
  readonly nearest: string | null;
  readonly chosen: string;
}

/**
 * left: the agent left and the meeting continues. closed: this agent ended it for everyone. contact-ended: the chat
 * ended, and the call with it. The others are the end reasons of the call.
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
  /** The meeting still runs, and this agent may join again. */
  readonly canJoinAgain: boolean;
}

/** A video session that is not over for this agent. */
export type RunningSession =
  | { readonly at: 'none'; readonly problem: ProblemCode | null }
  | { readonly at: 'starting' }
  /** The meeting exists; the call model says whether it is being prepared, joined or live. */
  | {
      readonly at: 'open';
      readonly meeting: MeetingState;
      readonly isJoining: boolean;
      readonly problem: ProblemCode | null;
    };

/** The video session of the contact on the stage. */
type VideoSession = RunningSession | EndedVideo;

export interface EscalationState {
  /** The contact on the stage: that of the running session, or the one in the control panel's focus. */
  readonly contact: ContactRef | null;
  /** Null while loading and after a failure. The call does not depend on it. */
  readonly details: ContactDetails | null;
  readonly regions: MediaRegions | null;
  readonly session: VideoSession;
  /** During a phone call the agent joins muted. */
  readonly isOnPhone: boolean;
  /** Where the agent hears the customer, if not in the video call. */
  readonly phone: PhoneAudio | null;
}
