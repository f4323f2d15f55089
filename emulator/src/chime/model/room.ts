import { FrameType, type Message } from '../proto/schema.ts';
import { bitratesOf, indexFor, joinAckFor, volumesOf } from './announcements.ts';
import type { Attendee } from './attendee.ts';
import { createDataMessages } from './data-messages.ts';
import type { Media } from './media.ts';
import { Participant, type Surroundings, type Wire } from './participant.ts';
import { createRoster } from './roster.ts';

/** Values of AUDIO_STATUS that end a connection. */
export const EndCode = {
  JOINED_FROM_ANOTHER_DEVICE: 301,
  AUTHENTICATION_REJECTED: 403,
  AT_CAPACITY: 409,
  MEETING_ENDED: 410,
  ATTENDEE_REMOVED: 411,
} as const;

export interface Joining {
  readonly wire: Wire;
  readonly attendee: Attendee;
  readonly id: string;
  readonly isContent: boolean;
  readonly audioSessionId: number;
}

/** Who came into the roster, or went out of it. */
export interface Attendance {
  readonly change: 'Joined' | 'Left' | 'Dropped';
  readonly attendee: Attendee;
  readonly isContent: boolean;
}

/** The live side of one meeting: who is connected, what they send each other. */
export class Room {
  readonly participants = new Set<Participant>();
  readonly #media: Media;
  readonly #onAttendance: (attendance: Attendance) => void;
  readonly #roster = createRoster();
  readonly #messages: ReturnType<typeof createDataMessages>;
  readonly #audioSessions = new Map<string, number>();
  /** Those who are in the roster, and so have been told who else is. */
  readonly #audible = new WeakSet<Participant>();
  readonly #graceTimers = new Map<Participant, NodeJS.Timeout>();
  readonly #timers: NodeJS.Timeout[];
  readonly #surroundings: Surroundings;
  #indexTimer: NodeJS.Timeout | undefined;
  #lastStreamId = 0;
  #lastGroupId = 0;

  constructor(media: Media, onAttendance: (attendance: Attendance) => void = () => undefined) {
    this.#media = media;
    this.#onAttendance = onAttendance;
    this.#messages = createDataMessages(media.now);
    this.#surroundings = {
      media,
      nextStreamId: () => (this.#lastStreamId += 1),
      nextGroupId: () => (this.#lastGroupId += 1),
      onIndexChanged: () => this.#announceIndexSoon(),
      onAudible: (participant) => this.#enterRoster(participant),
      onVideo: (packet) => this.#forward(packet),
      requestKeyframe: (streamId) => this.#publisherOf(streamId)?.requestKeyframe(streamId),
    };
    const { volumeMs, reportMs, bitratesMs } = media.timings;
    this.#timers = [
      setInterval(() => this.#announceVolumes(), volumeMs),
      setInterval(() => this.#report(), reportMs),
      setInterval(() => this.#announceBitrates(), bitratesMs),
    ];
  }

  /** Attendees heard in the meeting, content shares not counted. */
  get attendance(): number {
    return new Set([...this.participants].map(({ attendee }) => attendee.attendeeId)).size;
  }

  /** True also while the attendee's connection is only lost, and may come back. */
  isConnected(attendeeId: string): boolean {
    return [...this.participants].some(({ attendee }) => attendee.attendeeId === attendeeId);
  }

  isInRoster(id: string): boolean {
    return this.#roster.has(id);
  }

  /** Lets a connection in; an older one of the same attendee makes room for it. */
  join(joining: Joining): Participant {
    const { id, wire, audioSessionId } = joining;
    for (const old of this.#connectionsOf(id)) {
      const isReconnect = old.audioSessionId === audioSessionId;
      if (!isReconnect && old.wire.isOpen) end(old, EndCode.JOINED_FROM_ANOTHER_DEVICE);
      this.#discard(old);
      if (isReconnect) old.wire.drop();
    }
    const participant = new Participant({ ...joining, surroundings: this.#surroundings });
    this.participants.add(participant);
    wire.send({ type: FrameType.JOIN_ACK, joinAck: joinAckFor(id) });
    wire.send({ type: FrameType.INDEX, index: this.#indexFor(participant) });
    // A reconnecting client has what was stored before; it would show it twice.
    if (this.#audioSessions.get(id) !== audioSessionId && !participant.isContent)
      this.#replay(wire);
    this.#audioSessions.set(id, audioSessionId);
    return participant;
  }

  /** The client said goodbye, or its page went away. */
  leave(participant: Participant): void {
    this.#depart(participant, false);
  }

  /** The signalling broke: the attendee stays for a while, so that a reconnect is no absence. */
  lose(participant: Participant): void {
    if (!this.participants.has(participant)) return;
    const timer = setTimeout(
      () => this.#depart(participant, true),
      this.#media.timings.reconnectGraceMs,
    );
    this.#graceTimers.set(participant, timer);
  }

  setMuted(participant: Participant, isMuted: boolean): void {
    participant.setMuted(isMuted);
    this.#tell(this.#roster.setMuted(participant.id, isMuted));
  }

  pause(participant: Participant, request: Message<'Pause'>, isPaused: boolean): void {
    const groups = request.groupIds ?? [];
    for (const subscription of participant.slots.all.values()) {
      const group = this.#publisherOf(subscription.streamId)?.groupId;
      const isMeant =
        (request.streamIds ?? []).includes(subscription.streamId) ||
        (group !== undefined && groups.includes(group));
      if (isMeant) subscription.setPaused(isPaused);
    }
  }

  updateVideo(participant: Participant, update: Message<'RemoteVideoUpdate'>): void {
    for (const { mid, streamId = 0 } of update.addedOrUpdated ?? []) {
      participant.slots.all.get(mid ?? '')?.show(streamId);
    }
    for (const mid of update.removedMids ?? []) participant.slots.all.get(mid)?.show(0);
  }

  /** Everyone but the sender gets a message, content shares excepted. */
  say(participant: Participant, messages: readonly Message<'DataMessage'>[]): void {
    const { attendee } = participant;
    for (const each of messages) {
      const message = this.#messages.accept(each, attendee);
      if (!message) continue;
      for (const other of this.participants) {
        if (other === participant || other.isContent) continue;
        other.wire.send({ type: FrameType.DATA_MESSAGE, dataMessage: { messages: [message] } });
      }
    }
  }

  capabilitiesChanged(): void {
    for (const participant of this.participants) participant.enforceCapabilities();
    this.#announceIndexSoon();
  }

  removeAttendee(attendeeId: string): void {
    for (const participant of this.participants) {
      if (participant.attendee.attendeeId !== attendeeId) continue;
      end(participant, EndCode.ATTENDEE_REMOVED);
      this.#depart(participant, false);
    }
  }

  /** Ends it for everyone. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#indexTimer);
    for (const participant of [...this.participants]) {
      end(participant, EndCode.MEETING_ENDED);
      this.#discard(participant);
    }
    this.#media.mixer.close();
  }

  tick(skippedTicks: number): void {
    if (this.participants.size > 0) this.#media.mixer.tick(skippedTicks);
  }

  #connectionsOf(id: string): Participant[] {
    return [...this.participants].filter((each) => each.id === id);
  }

  #depart(participant: Participant, isDropped: boolean): void {
    if (!this.#discard(participant)) return;
    if (this.#connectionsOf(participant.id).length === 0) {
      const { attendee, isContent } = participant;
      const changes = this.#roster.leave(participant.id, isDropped);
      this.#tell(changes);
      const change = isDropped ? 'Dropped' : 'Left';
      if (changes.length > 0) this.#onAttendance({ change, attendee, isContent });
    }
    this.#announceIndexSoon();
  }

  /** Frees a connection without a word to the others. */
  #discard(participant: Participant): boolean {
    clearTimeout(this.#graceTimers.get(participant));
    this.#graceTimers.delete(participant);
    participant.close();
    return this.participants.delete(participant);
  }

  #enterRoster(participant: Participant): void {
    if (this.#audible.has(participant) || !this.participants.has(participant)) return;
    this.#audible.add(participant);
    const { id, attendee, isMuted, isContent } = participant;
    const { externalUserId } = attendee;
    const isBack = this.#roster.has(id);
    const changes = this.#roster.join({ attendeeId: id, externalUserId, muted: isMuted });
    this.#tell(changes, participant);
    if (!isBack) this.#onAttendance({ change: 'Joined', attendee, isContent });
    const streams = this.#roster.snapshot();
    participant.wire.send({ type: FrameType.AUDIO_STREAM_ID_INFO, audioStreamIdInfo: { streams } });
    this.#announceIndexSoon();
  }

  #tell(streams: Message<'AudioStream'>[], except?: Participant): void {
    if (streams.length === 0) return;
    for (const participant of this.participants) {
      if (participant === except || !this.#audible.has(participant)) continue;
      participant.wire.send({
        type: FrameType.AUDIO_STREAM_ID_INFO,
        audioStreamIdInfo: { streams },
      });
    }
  }

  #replay(wire: Wire): void {
    const messages = this.#messages.stored();
    if (messages.length > 0) wire.send({ type: FrameType.DATA_MESSAGE, dataMessage: { messages } });
  }

  #publisherOf(streamId: number) {
    for (const { publication } of this.participants) {
      if (publication?.layers.some((layer) => layer.streamId === streamId)) return publication;
    }
    return undefined;
  }

  #forward(packet: Parameters<Surroundings['onVideo']>[0]): void {
    for (const { slots } of this.participants) {
      for (const subscription of slots.all.values()) {
        if (subscription.streamId === packet.streamId) subscription.forward(packet);
      }
    }
  }

  /** Changes come in bunches; every index is complete, so the last one is enough. */
  #announceIndexSoon(): void {
    this.#indexTimer ??= setTimeout(() => {
      this.#indexTimer = undefined;
      for (const participant of this.participants) {
        participant.wire.send({ type: FrameType.INDEX, index: this.#indexFor(participant) });
      }
    }, this.#media.timings.indexMs);
  }

  #indexFor(viewer: Participant): Message<'Index'> {
    return indexFor(viewer, this.participants, {
      attendance: this.attendance,
      codecs: this.#media.videoCodecs,
    });
  }

  #announceVolumes(): void {
    const attendeeStates = volumesOf(this.participants, this.#roster);
    if (attendeeStates.length === 0) return;
    for (const participant of this.participants) {
      if (!this.#audible.has(participant)) continue; // it doesn't know the stream ids yet
      participant.wire.send({ type: FrameType.AUDIO_METADATA, audioMetadata: { attendeeStates } });
    }
  }

  #announceBitrates(): void {
    const bitrates = bitratesOf(this.participants);
    if (bitrates.length === 0) return;
    for (const { wire } of this.participants) {
      wire.send({ type: FrameType.BITRATES, bitrates: { bitrates } });
    }
  }

  #report(): void {
    const { now, timings } = this.#media;
    for (const participant of [...this.participants]) {
      participant.reportReception();
      const { peer, wire } = participant;
      if (now() - peer.lastCheckedAt < timings.consentMs) continue;
      this.#depart(participant, true);
      wire.drop();
    }
  }
}

function end({ wire }: Participant, audioStatus: number): void {
  wire.send({ type: FrameType.AUDIO_STATUS, audioStatus: { audioStatus } });
  wire.close(1000, 'The connection was ended by the meeting.');
}
