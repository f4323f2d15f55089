import * as Type from 'typebox';
import type { Static } from 'typebox';
import { event } from '../bus/event.ts';
import { ContactId, MeetingId } from '../ids.ts';

const during = <S extends string>(state: S) =>
  Type.Object({ state: Type.Literal(state), contactId: ContactId, meetingId: MeetingId });

export const VideoState = Type.Union([
  Type.Object({ state: Type.Literal('idle') }),
  during('preparing'),
  during('inviting'),
  during('live'),
  during('reconnecting'),
  during('ended'),
]);
export type VideoState = Static<typeof VideoState>;

export const videoEvents = {
  /** Where the agent's video session is. */
  'video.changed.v1': event({
    owner: 'mfe-video',
    replay: 'last',
    payload: Type.Object({ video: VideoState }),
  }),
} as const;
