import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId, MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import { recordingStem } from '@video-escalation/contracts/recordings/keys';
import type {
  Recording,
  RecordingEndReason,
} from '@video-escalation/contracts/recordings/recording';
import type { Agent } from '../agents/agent-cache.ts';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import type { MeetingRecord, MeetingStore } from '../meetings/meetings.store.ts';
import type { AutomaticStart } from './automatic-start.ts';
import type { Journal } from './journal.ts';
import type { Launching } from './launching.ts';
import { isOver, toRecording, type RecordingRecord } from './recording-record.ts';
import type { RecordingStore } from './recordings.store.ts';

/** What the operator has chosen. */
export interface RecordingChoices {
  readonly prefix: string;
  readonly consent: 'notice' | 'ask';
  /** Where playback links lead, without a slash at its end. */
  readonly workspaceUrl: string;
}

export interface RecordingsOptions {
  readonly choices: RecordingChoices;
  readonly store: RecordingStore;
  readonly meetings: MeetingStore;
  readonly journal: Journal;
  readonly launching: Launching;
  readonly automaticStart: Pick<AutomaticStart, 'customerPressed' | 'bothJoined'>;
  readonly contactCenter: Pick<ContactCenter, 'attributes' | 'setAttributes'>;
  /** Ids of the agent's hierarchy groups, from the top to their own. */
  readonly hierarchyOf: (agentId: AgentId) => Promise<readonly string[]>;
  readonly heldContact: (agent: Agent, contactId: ContactId) => Promise<Contact>;
  readonly createId: () => string;
  readonly now: () => number;
  /** Told of failures that don't spoil the recording. */
  readonly onError: (error: unknown, what: string) => void;
}

export type Recordings = ReturnType<typeof createRecordings>;

export function createRecordings(options: RecordingsOptions) {
  const { choices, store, meetings, journal, launching, contactCenter, heldContact, now, onError } =
    options;
  const view = (record: RecordingRecord): Recording => toRecording(record, now());

  async function mayRecord(conversationId: ContactId) {
    const attributes = await contactCenter.attributes(conversationId);
    return {
      byButton: attributes.videoRecordingStartStopEnabled === 'true',
      byItself: attributes.videoRecordingAutoStartEnabled === 'true',
    };
  }

  /** The meeting's present recording, or a new one. */
  async function begin(meeting: MeetingRecord): Promise<Recording> {
    const latest = await store.latestOf(meeting.meetingId);
    if (latest && !isOver(latest)) return view(latest);
    const record = await describe(meeting);
    if (!(await journal.begin(record, latest))) {
      const faster = await store.latestOf(meeting.meetingId);
      if (!faster) throw new Problem('server/unavailable');
      return view(faster);
    }
    if (!latest) await linkPlayback(meeting);
    if (record.state === 'starting') await launching.launch(record);
    return view((await store.withId(record.recordingId)) ?? record);
  }

  async function describe(meeting: MeetingRecord): Promise<RecordingRecord> {
    const { prefix, consent } = choices;
    const recordingId = options.createId() as RecordingId;
    const { meetingId, contactId, conversationId, agentId, agentName } = meeting;
    const createdAt = now();
    return {
      recordingId,
      meetingId,
      contactId,
      conversationId,
      agentId,
      agent: { agentId, name: agentName, hierarchy: [...(await options.hierarchyOf(agentId))] },
      consent: { required: consent === 'ask' },
      stem: recordingStem(prefix, meetingId, createdAt, recordingId),
      createdAt,
      state: consent === 'ask' ? 'asking' : 'starting',
      wanted: 'wait',
      recordedMs: 0,
      attempt: 0,
      silentLooks: 0,
      isSettled: false,
      version: 1,
    };
  }

  async function linkPlayback({ conversationId, meetingId }: MeetingRecord) {
    const videoRecordingPlaybackURL = `${choices.workspaceUrl}/recordings/${meetingId}`;
    await contactCenter
      .setAttributes(conversationId, { videoRecordingPlaybackURL })
      .catch((error: unknown) => onError(error, 'the contact does not know its playback page'));
  }

  /** Its meeting, if this agent is the one in it: also after the contact has ended. */
  async function ownRecording(agent: Agent, recordingId: RecordingId): Promise<RecordingRecord> {
    const record = await store.withId(recordingId);
    if (!record) throw new Problem('recording/not-found');
    const meeting = await meetings.withId(record.meetingId);
    if ((meeting?.agentId ?? record.agentId) !== agent.agentId) {
      throw new Problem('meeting/contact-not-held');
    }
    return record;
  }

  async function permitted(agent: Agent, recordingId: RecordingId): Promise<RecordingRecord> {
    const record = await ownRecording(agent, recordingId);
    const { byButton, byItself } = await mayRecord(record.conversationId);
    // Pausing is for card data: also where the agent may neither start nor stop.
    if (!byButton && !byItself) throw new Problem('recording/not-permitted');
    return record;
  }

  async function stop(record: RecordingRecord, reason: RecordingEndReason): Promise<Recording> {
    return view(await journal.note(record.recordingId, { type: 'stop', reason }));
  }

  return {
    /** @throws Problem recording/not-permitted, recording/unavailable, meeting/not-found, meeting/contact-not-held */
    async start(agent: Agent, meetingId: MeetingId): Promise<Recording> {
      const meeting = await meetings.withId(meetingId);
      if (!meeting || meeting.hasEnded) throw new Problem('meeting/not-found');
      if (meeting.agentId !== agent.agentId) throw new Problem('meeting/contact-not-held');
      const [{ byButton }] = await Promise.all([
        mayRecord(meeting.conversationId),
        heldContact(agent, meeting.contactId),
      ]);
      if (!byButton) throw new Problem('recording/not-permitted');
      return begin(meeting);
    },

    /** @throws Problem recording/not-found, recording/not-permitted, meeting/contact-not-held */
    async stop(agent: Agent, recordingId: RecordingId): Promise<Recording> {
      const record = await ownRecording(agent, recordingId);
      const { byButton } = await mayRecord(record.conversationId);
      if (!byButton) throw new Problem('recording/not-permitted');
      return stop(record, 'stopped');
    },

    /** @throws Problem recording/ended, recording/not-running and as `stop` does */
    async pause(agent: Agent, recordingId: RecordingId): Promise<Recording> {
      await permitted(agent, recordingId);
      const record = await journal.note(recordingId, { type: 'pause' });
      if (record.wanted === 'pause') return view(record);
      throw new Problem(isOver(record) ? 'recording/ended' : 'recording/not-running');
    },

    /** @throws as `pause` does */
    async resume(agent: Agent, recordingId: RecordingId): Promise<Recording> {
      await permitted(agent, recordingId);
      const record = await journal.note(recordingId, { type: 'resume' });
      if (record.wanted === 'record') return view(record);
      throw new Problem(isOver(record) ? 'recording/ended' : 'recording/not-running');
    },

    /** @throws Problem recording/not-found, recording/not-permitted, recording/ended, recording/unavailable */
    async answer(
      contactId: ContactId,
      recordingId: RecordingId,
      answer: 'given' | 'refused',
    ): Promise<void> {
      const record = await store.withId(recordingId);
      if (record?.conversationId !== contactId) throw new Problem('recording/not-found');
      if (!record.consent.required) throw new Problem('recording/not-permitted');
      if (isOver(record)) throw new Problem('recording/ended');
      const answered = await journal.note(recordingId, { type: 'answered', answer });
      const isFirstYes = answered.version === record.version + 1 && record.state === 'asking';
      if (answered.state === 'starting' && isFirstYes) await launching.launch(answered);
    },

    /** The latest of a meeting, for those in it. */
    async ofMeeting(meetingId: MeetingId): Promise<Recording | undefined> {
      const latest = await store.latestOf(meetingId);
      return latest && view(latest);
    },

    /** Once a meeting: what was stopped by hand doesn't start again when somebody reloads a page. */
    async bothJoined(meeting: MeetingRecord): Promise<void> {
      if (await store.latestOf(meeting.meetingId)) return;
      await options.automaticStart.bothJoined(meeting);
      const { byItself } = await mayRecord(meeting.conversationId);
      if (byItself) await begin(meeting);
    },

    customerPressedJoin: (meeting: MeetingRecord) =>
      options.automaticStart.customerPressed(meeting),

    async customerLeft({ meetingId }: MeetingRecord): Promise<void> {
      const latest = await store.latestOf(meetingId);
      if (latest) await journal.note(latest.recordingId, { type: 'customer-left' });
    },

    async meetingEnded({ meetingId }: Pick<MeetingRecord, 'meetingId'>): Promise<void> {
      const latest = await store.latestOf(meetingId);
      if (!latest) return;
      await journal.note(latest.recordingId, { type: 'customer-left' });
      await stop(latest, 'meeting-ended');
    },
  };
}
