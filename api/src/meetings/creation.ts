import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId, MeetingId } from '@video-escalation/contracts/ids';
import type { Agent } from '../agents/agent-cache.ts';
import type { Changes } from '../changes/changes.ts';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import { withLock, type Locks, type Waiting } from './locks.ts';
import { agentUserId, customerUserId } from './meeting-record.ts';
import type { MeetingRecord, MeetingStore } from './meetings.store.ts';
import type { VideoService } from './video-service.ts';

export interface MeetingCreationOptions {
  readonly store: MeetingStore;
  readonly video: VideoService;
  readonly contactCenter: ContactCenter;
  readonly changes: Changes;
  readonly locks: Locks;
  readonly pause: Waiting['pause'];
  readonly now: () => number;
  /** Told once that a meeting has ended, however that came. */
  readonly onEnded: (record: MeetingRecord) => Promise<void>;
  /** Told of failures that don't spoil the meeting. */
  readonly onError: (error: unknown, what: string) => void;
}

/** Writes can lose a race this often before something else must be wrong. */
const WRITE_ATTEMPTS = 10;

/** One running meeting per conversation, however often and wherever it is asked for. */
export function createMeetingCreation(options: MeetingCreationOptions) {
  const { store, video, contactCenter, changes, locks, pause, now, onError } = options;

  async function tell(record: MeetingRecord): Promise<void> {
    await changes.publish(`contact:${record.conversationId}`);
    await changes.publish(`agent:${record.agentId}`);
  }

  /** Applies a change to whatever the record is by now; a meeting that was replaced meanwhile stays as it is. */
  async function change(
    conversationId: ContactId,
    meetingId: MeetingId,
    part: Partial<MeetingRecord>,
  ): Promise<MeetingRecord> {
    for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt++) {
      const stored = await store.ofConversation(conversationId);
      if (stored?.meetingId !== meetingId) throw new Problem('meeting/not-found');
      // What has ended stays ended.
      if (stored.hasEnded) return stored;
      const changed = { ...stored, ...part, version: stored.version + 1 };
      if (await store.save(changed)) {
        if (changed.hasEnded) {
          await options
            .onEnded(changed)
            .catch((error: unknown) => onError(error, 'a recording does not know of its end'));
        }
        await tell(changed);
        return changed;
      }
    }
    throw new Problem('server/unavailable');
  }

  /** Chime ends meetings by itself, when nobody is in them or after a day: that is noticed here. */
  async function isRunning(record: MeetingRecord): Promise<boolean> {
    if (record.hasEnded) return false;
    if (await video.meeting(record.meetingId)) return true;
    await change(record.conversationId, record.meetingId, { hasEnded: true });
    return false;
  }

  async function start(
    agent: Agent,
    contact: Contact,
    mediaRegion: string,
    previous: MeetingRecord | undefined,
  ): Promise<MeetingRecord> {
    const { conversationId, contactId } = contact;
    const generation = (previous?.generation ?? 0) + 1;
    const [agentUser, customerUser] = [agentUserId(agent.agentId), customerUserId(conversationId)];
    // The region is part of the token: Chime refuses one that it has seen with other parameters.
    const token = `${conversationId}-${generation}-${mediaRegion}`;
    const [attributes, created] = await Promise.all([
      contactCenter.attributes(conversationId),
      video.create({
        token,
        externalMeetingId: conversationId,
        mediaRegion,
        attendees: [agentUser, customerUser],
      }),
    ]);
    const [agentAttendeeId, customerAttendeeId] = [agentUser, customerUser].map(
      (user) => created.attendeeIds[user],
    );
    if (!agentAttendeeId || !customerAttendeeId) {
      throw new Problem('meeting/unavailable', undefined, {
        cause: new RangeError('Chime created fewer attendees than asked for'),
      });
    }
    const at = new Date(now()).toISOString();
    return {
      conversationId,
      contactId,
      meetingId: created.meetingId,
      agentId: agent.agentId,
      agentName: agent.firstName,
      customerName: attributes.customerName ?? '',
      agentAttendeeId,
      customerAttendeeId,
      mediaRegion,
      createdAt: at,
      invitedAt: at,
      invitation: 1,
      customer: 'invited',
      hasEnded: false,
      generation,
      version: (previous?.version ?? 0) + 1,
    };
  }

  /** After a transfer the meeting goes on with the next agent; the last one's right to be in it ends. */
  async function goOn(agent: Agent, contact: Contact, record: MeetingRecord) {
    const { contactId } = contact;
    if (record.agentId === agent.agentId) {
      if (record.contactId === contactId) return record;
      return change(record.conversationId, record.meetingId, { contactId });
    }
    const agentAttendeeId = await video.addAttendee(record.meetingId, agentUserId(agent.agentId));
    const taken = await change(record.conversationId, record.meetingId, {
      contactId,
      agentId: agent.agentId,
      agentName: agent.firstName,
      agentAttendeeId,
      hasAgentJoined: false,
    });
    await video.removeAttendee(record.meetingId, record.agentAttendeeId);
    await changes.publish(`agent:${record.agentId}`);
    return taken;
  }

  async function create(agent: Agent, contact: Contact, region: string): Promise<MeetingRecord> {
    const { conversationId } = contact;
    const stored = await store.ofConversation(conversationId);
    if (stored && (await isRunning(stored))) {
      return goOn(agent, contact, stored);
    }
    // Read again: that the last one has ended may just have been written.
    const previous = stored && (await store.ofConversation(conversationId));
    const record = await start(agent, contact, region, previous);
    if (!(await store.save(record))) throw new Problem('server/unavailable');
    await tell(record);
    await contactCenter
      .setAttributes(conversationId, { videoMeetingId: record.meetingId })
      .catch((error: unknown) => onError(error, 'the contact does not know its meeting'));
    return record;
  }

  return {
    create: (agent: Agent, contact: Contact, region: string) =>
      withLock(locks, `meeting:${contact.conversationId}`, { pause }, () =>
        create(agent, contact, region),
      ),
    change,
    isRunning,
  };
}
