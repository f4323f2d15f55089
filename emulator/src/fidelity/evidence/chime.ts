import { plain, type EvidenceTable } from '../evidence.ts';

export const chime: EvidenceTable = {
  title: 'Amazon Chime SDK meetings',
  service: 'ChimeSDKMeetings',
  rows: [
    ...plain(
      ['model', 'client', 'foreign'],
      'CreateAttendee DeleteAttendee DeleteMeeting GetAttendee GetMeeting ListAttendees UpdateAttendeeCapabilities',
    ),
    ...plain(
      ['model'],
      'BatchCreateAttendee BatchUpdateAttendeeCapabilitiesExcept CreateMeetingWithAttendees',
    ),
    { name: 'CreateMeeting', seen: ['model', 'client', 'foreign'] },
  ],
  absent: 'media pipelines (a service of their own)',
};

export const signalling: EvidenceTable = {
  title: '… signalling',
  rows: [
    ...plain(
      ['client', 'foreign'],
      'JOIN JOIN_ACK SUBSCRIBE SUBSCRIBE_ACK INDEX PAUSE RESUME LEAVE LEAVE_ACK BITRATES AUDIO_CONTROL AUDIO_METADATA AUDIO_STREAM_ID_INFO PING_PONG AUDIO_STATUS DATA_MESSAGE REMOTE_VIDEO_UPDATE NOTIFICATION',
    ),
    { name: 'CLIENT_METRIC', seen: ['client', 'foreign'], lacks: 'any effect: a report' },
    { name: 'MEETING_SESSION_TIMING', seen: ['client', 'foreign'], lacks: 'any effect: a report' },
  ],
  absent: 'live transcription and replica meetings',
};
