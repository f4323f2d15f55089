import type { CustomerContact } from '@video-escalation/contracts/http/contacts';
import type { JoinData, MeetingState } from '@video-escalation/contracts/http/meetings';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { AttendeeId, ContactId, MeetingId } from '@video-escalation/contracts/ids';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import type { Agent } from '../agents/agent-cache.ts';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import { createMeetingCreation, type MeetingCreationOptions } from './creation.ts';
import { peopleOf, toCustomerContact, toMeetingState } from './meeting-record.ts';
import type { MeetingRecord } from './meetings.store.ts';

export interface MeetingsOptions extends Omit<MeetingCreationOptions, 'onEnded'> {
  readonly contactCenter: ContactCenter;
  readonly heldContact: (agent: Agent, contactId: ContactId) => Promise<Contact>;
  readonly mediaRegions: readonly string[];
  readonly defaultMediaRegion: string;
  readonly recordings: MeetingRecordings;
}

/** What meetings need to know of their recordings, and to tell them. */
export interface MeetingRecordings {
  ofMeeting(meetingId: MeetingId): Promise<Recording | undefined>;
  customerPressedJoin(record: MeetingRecord): Promise<void>;
  bothJoined(record: MeetingRecord): Promise<void>;
  customerLeft(record: MeetingRecord): Promise<void>;
  meetingEnded(record: MeetingRecord): Promise<void>;
}

export interface MeetingWish {
  readonly contactId: ContactId;
  readonly mediaRegion?: string;
}

export type Meetings = ReturnType<typeof createMeetings>;

export function createMeetings(options: MeetingsOptions) {
  const { store, video, heldContact, recordings, now, onError } = options;
  const creation = createMeetingCreation({ ...options, onEnded: recordings.meetingEnded });
  const { change, isRunning } = creation;

  /** The record, if the caller is the agent who holds its contact. */
  async function heldMeeting(agent: Agent, meetingId: MeetingId): Promise<MeetingRecord> {
    const record = await store.withId(meetingId);
    if (!record || record.hasEnded) throw new Problem('meeting/not-found');
    await heldContact(agent, record.contactId);
    return record;
  }

  async function invitationOf(contactId: ContactId): Promise<MeetingRecord> {
    const record = await store.ofConversation(contactId);
    if (!record || record.hasEnded) throw new Problem('contact/not-invited');
    return record;
  }

  async function joinData(record: MeetingRecord, attendeeId: AttendeeId): Promise<JoinData> {
    const [meeting, attendee, recording] = await Promise.all([
      video.meeting(record.meetingId),
      video.attendee(record.meetingId, attendeeId),
      recordings.ofMeeting(record.meetingId),
    ]);
    if (meeting && attendee) {
      return { meeting, attendee, people: peopleOf(record, recording?.recordingId) };
    }
    await change(record.conversationId, record.meetingId, { hasEnded: true });
    throw new Problem('meeting/not-found');
  }

  async function customerSays(contactId: ContactId, customer: MeetingState['customer']) {
    const record = await store.ofConversation(contactId);
    if (!record || record.hasEnded) throw new Problem('contact/not-invited');
    await change(contactId, record.meetingId, { customer });
    return record;
  }

  async function stateOf(record: MeetingRecord): Promise<MeetingState> {
    return toMeetingState(record, await recordings.ofMeeting(record.meetingId));
  }

  /** Beside the joining: nobody waits for a recorder to come into the call. */
  function joined(record: MeetingRecord): void {
    const { hasAgentJoined, hasCustomerJoined, customer } = record;
    // The page's word comes with the press, Chime's when its media runs: the customer may have left in between.
    if (!hasAgentJoined || !hasCustomerJoined || customer !== 'joined') return;
    recordings
      .bothJoined(record)
      .catch((error: unknown) => onError(error, 'a recording did not start by itself'));
  }

  return {
    /** The contact's running meeting, or a new one; the customer is invited either way. */
    async create(agent: Agent, { contactId, mediaRegion }: MeetingWish): Promise<MeetingState> {
      const region = mediaRegion ?? options.defaultMediaRegion;
      if (!options.mediaRegions.includes(region)) {
        const choices = options.mediaRegions.join(', ');
        throw new Problem('meeting/region-unknown', `Choose one of: ${choices}.`);
      }
      const contact = await heldContact(agent, contactId);
      return stateOf(await creation.create(agent, contact, region));
    },

    async find(agent: Agent, contactId: ContactId): Promise<MeetingState> {
      const contact = await heldContact(agent, contactId);
      const record = await store.ofConversation(contact.conversationId);
      // After a transfer the meeting is the last agent's until the next one asks for it by `create`.
      const isTheirs = record?.agentId === agent.agentId;
      if (!isTheirs || !(await isRunning(record))) throw new Problem('meeting/not-found');
      return stateOf(record);
    },

    async join(agent: Agent, meetingId: MeetingId): Promise<JoinData> {
      const record = await heldMeeting(agent, meetingId);
      if (record.agentId !== agent.agentId) throw new Problem('meeting/contact-not-held');
      return joinData(record, record.agentAttendeeId);
    },

    async inviteAgain(agent: Agent, meetingId: MeetingId): Promise<MeetingState> {
      const record = await heldMeeting(agent, meetingId);
      const invited = await change(record.conversationId, meetingId, {
        customer: 'invited',
        invitedAt: new Date(now()).toISOString(),
        invitation: record.invitation + 1,
      });
      return stateOf(invited);
    },

    /** Also after the contact has ended: who started the meeting can always stop it. */
    async end(agent: Agent, meetingId: MeetingId): Promise<void> {
      const record = await store.withId(meetingId);
      if (!record) throw new Problem('meeting/not-found');
      if (record.agentId !== agent.agentId) await heldContact(agent, record.contactId);
      if (record.hasEnded) return;
      await video.end(meetingId);
      await change(record.conversationId, meetingId, { hasEnded: true });
    },

    async ofAgent(agent: Agent): Promise<MeetingState[]> {
      return Promise.all((await store.ofAgent(agent.agentId)).map(stateOf));
    },

    async ofCustomer(contactId: ContactId): Promise<CustomerContact> {
      const record = await store.ofConversation(contactId);
      const recording = record && (await recordings.ofMeeting(record.meetingId));
      return toCustomerContact(contactId, record, recording);
    },

    async prepareAsCustomer(contactId: ContactId): Promise<JoinData> {
      const record = await invitationOf(contactId);
      return joinData(record, record.customerAttendeeId);
    },

    async joinAsCustomer(contactId: ContactId): Promise<JoinData> {
      const record = await invitationOf(contactId);
      const data = await joinData(record, record.customerAttendeeId);
      const changed = await change(contactId, record.meetingId, { customer: 'joined' });
      recordings
        .customerPressedJoin(changed)
        .catch((error: unknown) => onError(error, 'an automatic recording is not checked'));
      joined(changed);
      return data;
    },

    decline: async (contactId: ContactId) => void (await customerSays(contactId, 'declined')),
    leave: async (contactId: ContactId) =>
      recordings.customerLeft(await customerSays(contactId, 'left')),

    /** Chime says so: someone is in the meeting who may have had join data for long. */
    async joinedAtChime(meetingId: MeetingId, attendeeId: AttendeeId): Promise<void> {
      const record = await store.withId(meetingId);
      if (!record) return;
      const isAgent = attendeeId === record.agentAttendeeId;
      if (!isAgent && attendeeId !== record.customerAttendeeId) return;
      const part = isAgent ? { hasAgentJoined: true } : { hasCustomerJoined: true };
      joined(await change(record.conversationId, meetingId, part));
    },

    /** Chime says so; it also ends meetings without us. */
    async endedAtChime(meetingId: MeetingId): Promise<void> {
      const record = await store.withId(meetingId);
      if (record) await change(record.conversationId, meetingId, { hasEnded: true });
    },
  };
}
