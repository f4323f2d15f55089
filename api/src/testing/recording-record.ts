import type { AgentId, ContactId, MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { RecordingRecord } from '../recordings/recording-record.ts';

const anId = <Id extends string>() => randomUUID() as string as Id;

export function aRecordingRecord(over: Partial<RecordingRecord> = {}): RecordingRecord {
  const contactId = anId<ContactId>();
  const agentId = anId<AgentId>();
  return {
    recordingId: anId<RecordingId>(),
    meetingId: anId<MeetingId>(),
    contactId,
    conversationId: contactId,
    agentId,
    agent: { agentId, name: 'Alice', hierarchy: ['service', 'video'] },
    consent: { required: false },
    stem: 'recordings/meeting/20261123T080000Z-recording',
    createdAt: 0,
    state: 'starting',
    wanted: 'wait',
    recordedMs: 0,
    attempt: 1,
    launchedAt: 0,
    silentLooks: 0,
    isSettled: false,
    version: 1,
    ...over,
  };
}
