import { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import { recordingStem } from '@video-escalation/contracts/recordings/keys';
import { parse } from '@video-escalation/contracts/config/parse';
import { randomUUID } from 'node:crypto';
import { TOKEN } from './fake-api.ts';

export const Bucket = 'recordings';

/** Must appear in no log. */
export const secrets = { name: 'Álice Ångström', joinToken: 'join-token-of-the-tests-0123456789' };

/** What the api answers a ticket with, for a meeting of its own each time. */
export function aClaim(): RecorderClaim {
  const meetingId = randomUUID();
  const recordingId = randomUUID();
  const contactId = randomUUID();
  const media = `wss://media.example/${meetingId}`;
  const claim = {
    token: TOKEN,
    subject: {
      ...{ recordingId, meetingId, contactId },
      conversationId: contactId,
      agent: { agentId: 'agent-1', name: secrets.name, hierarchy: ['group-1', 'group-2'] },
      consent: { required: false },
    },
    join: {
      meeting: {
        MeetingId: meetingId,
        MediaRegion: 'us-east-1',
        MediaPlacement: { AudioHostUrl: media, SignalingUrl: media },
      },
      attendee: {
        AttendeeId: randomUUID(),
        ExternalUserId: `recorder:${recordingId}`,
        JoinToken: secrets.joinToken,
      },
      people: [{ externalUserId: 'agent:1', name: secrets.name, role: 'agent' }],
    },
    storage: {
      bucket: Bucket,
      stem: recordingStem('recordings/', meetingId, Date.now(), recordingId),
    },
    limits: { aloneS: 30, noMediaS: 180, maximumS: 3600 },
  };
  return parse(RecorderClaim, claim, 'The claim of the tests');
}
