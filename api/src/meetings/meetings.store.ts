import type { AgentId, AttendeeId, ContactId, MeetingId } from '@video-escalation/contracts/ids';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';

/** The one meeting of a conversation: the running one, or the last that ran. */
export interface MeetingRecord {
  /** The contact that the customer started. A transfer gives the next agent another contact of the same conversation. */
  readonly conversationId: ContactId;
  /** The contact that the present agent holds. */
  readonly contactId: ContactId;
  readonly meetingId: MeetingId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly customerName: string;
  readonly agentAttendeeId: AttendeeId;
  readonly customerAttendeeId: AttendeeId;
  readonly mediaRegion: string;
  readonly createdAt: string;
  readonly invitedAt: string;
  readonly invitation: number;
  readonly customer: MeetingState['customer'];
  /** Who has been in the meeting itself, as Chime says: not who has asked for join data. */
  readonly hasAgentJoined?: boolean;
  readonly hasCustomerJoined?: boolean;
  readonly hasEnded: boolean;
  /** Counts the meetings of this conversation. */
  readonly generation: number;
  /** Counts the changes of this record: a write must know the last one. */
  readonly version: number;
}

export interface MeetingStore {
  ofConversation(conversationId: ContactId): Promise<MeetingRecord | undefined>;
  withId(meetingId: MeetingId): Promise<MeetingRecord | undefined>;
  ofAgent(agentId: AgentId): Promise<readonly MeetingRecord[]>;
  /** Writes if `version` follows the stored one; false if somebody else was faster. */
  save(record: MeetingRecord): Promise<boolean>;
}

/** Chime ends a meeting after 24 hours at the latest (Chime SDK developer guide, "Meeting lifecycle"). */
export const RUNNING_TTL_S = 25 * 3600;
/** As long as a page that was away may still ask how it ended. */
export const ENDED_TTL_S = 3600;

/** For one process: tests. */
export function createMemoryMeetingStore(): MeetingStore {
  const records = new Map<string, MeetingRecord>();
  const find = (fits: (record: MeetingRecord) => boolean) => [...records.values()].filter(fits);
  return {
    ofConversation: async (conversationId) => records.get(conversationId),
    withId: async (meetingId) => find((record) => record.meetingId === meetingId)[0],
    ofAgent: async (agentId) => find((record) => record.agentId === agentId),
    async save(record) {
      const stored = records.get(record.conversationId)?.version ?? 0;
      if (record.version !== stored + 1) return false;
      records.set(record.conversationId, record);
      return true;
    },
  };
}
