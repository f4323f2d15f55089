import { CodecCapability, MediaType, type Message } from '../proto/schema.ts';
import { mayReceive } from './attendee.ts';
import type { Media } from './media.ts';
import type { Participant } from './participant.ts';
import type { Roster } from './roster.ts';

// What everybody in a meeting is told about the others, out of how things stand.

type Participants = Iterable<Participant>;

const SILENCE = 127;

export function joinAckFor(id: string): Message<'JoinAck'> {
  return {
    // Credentials without addresses: the client needs no relay, and doesn't wait for one.
    turnCredentials: { username: id, password: id, ttl: 300, uris: [] },
    videoSubscriptionLimit: 25,
    wantsCompressedSdp: false,
    defaultServerSideNetworkAdaption: 1,
  };
}

/** Whose pictures there are, of those that the viewer may see. */
export function indexFor(
  viewer: Participant,
  participants: Participants,
  meeting: { readonly attendance: number; readonly codecs: Media['videoCodecs'] },
): Message<'Index'> {
  const { Video, Content } = viewer.attendee.capabilities;
  const visible = [...participants].filter((each) => mayReceive(each.isContent ? Content : Video));
  return {
    atCapacity: false,
    sources: visible.flatMap(sourcesOf),
    pausedAtSourceIds: [],
    numParticipants: meeting.attendance,
    supportedReceiveCodecIntersection: receivableByAll(participants, meeting.codecs).map(
      (each) => CodecCapability[each],
    ),
  };
}

/**
 * The codecs that everybody can decode. A content share receives nothing, and a client that has not described video
 * yet holds nobody back.
 */
export function receivableByAll(
  participants: Iterable<Pick<Participant, 'isContent' | 'decodable'>>,
  codecs: Media['videoCodecs'],
): Media['videoCodecs'] {
  const viewers = [...participants].filter(({ isContent }) => !isContent);
  return codecs.filter((codec) =>
    viewers.every(({ decodable }) => decodable === undefined || decodable.includes(codec)),
  );
}

function sourcesOf({ publication, id, attendee }: Participant): Message<'StreamDescriptor'>[] {
  if (!publication) return [];
  return publication.layers
    .filter(({ streamId }) => publication.isLive(streamId))
    .map(({ streamId, framerate, maxBitrateKbps, trackLabel }) => ({
      streamId,
      groupId: publication.groupId,
      framerate,
      maxBitrateKbps,
      avgBitrateBps: publication.bitrateOf(streamId) || maxBitrateKbps * 1000,
      trackLabel,
      attendeeId: id,
      externalUserId: attendee.externalUserId,
      mediaType: MediaType.VIDEO,
    }));
}

/** How loud everybody was since the last time, and how well they are connected. */
export function volumesOf(
  participants: Participants,
  roster: Roster,
): Message<'AudioAttendeeState'>[] {
  return [...participants].flatMap((participant) => {
    const audioStreamId = roster.audioStreamIdOf(participant.id);
    if (audioStreamId === undefined) return [];
    const level = participant.voice?.takeLevel() ?? -SILENCE;
    const volume = participant.isMuted ? SILENCE : Math.round(-level);
    return [{ audioStreamId, volume, signalStrength: signalStrengthOf(participant) }];
  });
}

/** 2 is good, 0 is none. */
function signalStrengthOf({ voice }: Participant): number {
  const loss = voice?.lossRate ?? 0;
  if (loss > 0.3) return 0;
  return loss > 0.1 ? 1 : 2;
}

export function bitratesOf(participants: Participants): Message<'Bitrate'>[] {
  return [...participants].flatMap(({ publication }) =>
    (publication?.layers ?? []).map(({ streamId }) => ({
      sourceStreamId: streamId,
      avgBitrateBps: publication?.bitrateOf(streamId) ?? 0,
    })),
  );
}
