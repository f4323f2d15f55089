import * as Type from 'typebox';
import { event } from '../bus/event.ts';
import { ContactId, MeetingId, RecordingId } from '../ids.ts';
import { RecordingState } from '../recordings/state.ts';

export const recordingEvents = {
  /** Whether the call on the agent's screen is being recorded. Null: it isn't and wasn't asked for. */
  'recording.changed.v1': event({
    owner: 'mfe-video',
    replay: 'last',
    payload: Type.Object({
      recording: Type.Union([
        Type.Null(),
        Type.Object({
          contactId: ContactId,
          meetingId: MeetingId,
          recordingId: RecordingId,
          state: RecordingState,
        }),
      ]),
    }),
  }),
} as const;
