import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Duplex, FrameType, MediaType } from '../proto/schema.ts';
import {
  aPacket,
  createFakeEngine,
  createFakeWire,
  type FakeEngine,
} from '../testing/fake-media.ts';
import { defaultCapabilities, type Attendee } from './attendee.ts';
import type { Participant } from './participant.ts';
import { Room } from './room.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../golden/${name}.sdp`, import.meta.url), 'utf8');

let engine: FakeEngine;
let room: Room;

beforeEach(() => {
  vi.useFakeTimers();
  engine = createFakeEngine(() => Date.now(), { reconnectGraceMs: 20_000, consentMs: 60_000 });
  room = new Room(engine.forMeeting(() => 0));
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

function anAttendee(name: string): Attendee {
  return {
    attendeeId: name,
    externalUserId: `user-${name}`,
    joinToken: 'token',
    capabilities: defaultCapabilities,
  };
}

function join(attendee: Attendee, audioSessionId = 1, isContent = false) {
  const wire = createFakeWire();
  const id = isContent ? `${attendee.attendeeId}#content` : attendee.attendeeId;
  const participant = room.join({ wire, attendee, id, isContent, audioSessionId });
  const peer = engine.peers.at(-1)!;
  return { wire, participant, peer, attendee };
}

type Joined = ReturnType<typeof join>;

const speak = ({ peer }: Joined) => peer.handlers.onRtp(aPacket());
const showVideo = ({ peer }: Joined, sequenceNumber: number, payload = [0x10, 0x51]) =>
  peer.handlers.onRtp(
    aPacket({ payloadType: 96, ssrc: 9, sequenceNumber, payload: Buffer.from(payload) }),
  );
const KEYFRAME = [0x10, 0x50];

/** Sends a camera; the offer is the captured one, without its simulcast. */
function publish({ participant }: { participant: Participant }) {
  const sdpOffer = golden('chime-offer-2').replace(/^a=(rid|simulcast):.*\r?\n/gm, '');
  return participant.subscribe({
    sdpOffer,
    duplex: Duplex.DUPLEX,
    sendStreams: [
      { mediaType: MediaType.AUDIO },
      { mediaType: MediaType.VIDEO, maxBitrateKbps: 600, framerate: 15 },
    ],
    receiveStreamIds: [0],
  });
}

function watch({ participant }: Joined, streamId: number) {
  return participant.subscribe({
    sdpOffer: golden('chime-offer-3'),
    duplex: Duplex.RX,
    receiveStreamIds: [0, streamId],
  });
}

const lastIndex = ({ wire }: Joined) =>
  wire.frames.findLast(({ type }) => type === FrameType.INDEX)?.index;
const toldRoster = ({ wire }: Joined) =>
  wire.frames.flatMap(({ audioStreamIdInfo }) => audioStreamIdInfo?.streams ?? []);

describe('the roster', () => {
  it('shows someone from his first sound on, or a second after he connected', () => {
    const alice = join(anAttendee('alice'));
    expect(room.isInRoster('alice')).toBe(false);
    speak(alice);
    expect(room.isInRoster('alice')).toBe(true);
    const silent = join(anAttendee('silent'));
    silent.peer.handlers.onConnected();
    vi.advanceTimersByTime(1_000);
    expect(toldRoster(alice).map(({ attendeeId }) => attendeeId)).toEqual(['alice', 'silent']);
    expect(toldRoster(silent).map(({ attendeeId }) => attendeeId)).toEqual(['alice', 'silent']);
  });

  it('tells no absence of someone who reconnects within the grace', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    for (const each of [alice, bob]) speak(each);
    room.lose(bob.participant);
    vi.advanceTimersByTime(19_000);
    const again = join(bob.attendee);
    speak(again);
    vi.advanceTimersByTime(60_000);
    expect(toldRoster(alice)).toEqual([
      expect.objectContaining({ attendeeId: 'alice', audioStreamId: 1 }),
      expect.objectContaining({ attendeeId: 'bob', audioStreamId: 2 }),
      expect.objectContaining({ attendeeId: 'bob', audioStreamId: 3 }),
      { audioStreamId: 2 },
    ]);
  });

  it('drops someone who does not come back in time', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    for (const each of [alice, bob]) speak(each);
    room.lose(bob.participant);
    vi.advanceTimersByTime(20_000);
    expect(toldRoster(alice).at(-1)).toEqual({ audioStreamId: 2, dropped: true });
    expect(bob.peer.isClosed).toBe(true);
  });

  it('loses a client whose network is silent for too long', () => {
    const alice = join(anAttendee('alice'));
    speak(alice);
    vi.advanceTimersByTime(61_000);
    expect(room.participants.size).toBe(0);
    expect(alice.wire.isOpen).toBe(false);
  });
});

describe('video', () => {
  it('is in the index from its first packet on, and out of it when it stops', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    const { allocations = [] } = publish(alice);
    vi.advanceTimersByTime(100);
    expect(lastIndex(bob)?.sources ?? []).toEqual([]);
    showVideo(alice, 1);
    vi.advanceTimersByTime(100);
    expect(lastIndex(bob)?.sources).toMatchObject([
      { streamId: allocations[0]?.streamId, attendeeId: 'alice', externalUserId: 'user-alice' },
    ]);
    room.leave(alice.participant);
    vi.advanceTimersByTime(100);
    expect(lastIndex(bob)?.sources ?? []).toEqual([]);
  });

  it('keeps its stream id over new offers, and gets a new one after a stop', () => {
    const alice = join(anAttendee('alice'));
    const first = publish(alice).allocations?.[0]?.streamId;
    expect(publish(alice).allocations?.[0]?.streamId).toBe(first);
    watch(alice, 0);
    expect(publish(alice).allocations?.[0]?.streamId).not.toBe(first);
  });

  it('reaches who watches it from a keyframe on, which is asked for until it comes', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    const streamId = publish(alice).allocations?.[0]?.streamId ?? 0;
    showVideo(alice, 1);
    const { tracks } = watch(bob, streamId);
    expect(tracks).toEqual([expect.objectContaining({ streamId, trackLabel: 'v_2' })]);
    for (let sequenceNumber = 2; sequenceNumber < 12; sequenceNumber++) {
      vi.advanceTimersByTime(200);
      showVideo(alice, sequenceNumber);
    }
    const asked = alice.peer.sentRtcp.filter(({ kind }) => kind === 'keyframe-request');
    expect(asked.length).toBeGreaterThanOrEqual(4); // 2 s of waiting, once per 500 ms
    expect(bob.peer.sentRtp).toEqual([]);
    showVideo(alice, 12, KEYFRAME);
    showVideo(alice, 13);
    expect(bob.peer.sentRtp.map(({ ssrc }) => ssrc)).toEqual([
      tracks?.[0]?.ssrc,
      tracks?.[0]?.ssrc,
    ]);
  });

  it('stops while it is paused and goes on with a keyframe', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    const streamId = publish(alice).allocations?.[0]?.streamId ?? 0;
    watch(bob, streamId);
    showVideo(alice, 1, KEYFRAME);
    room.pause(bob.participant, { streamIds: [streamId] }, true);
    showVideo(alice, 2, KEYFRAME);
    expect(bob.peer.sentRtp).toHaveLength(1);
    room.pause(bob.participant, { streamIds: [streamId] }, false);
    showVideo(alice, 3);
    showVideo(alice, 4, KEYFRAME);
    expect(bob.peer.sentRtp).toHaveLength(2);
  });

  it('moves to another stream in the same place when the client asks for it', () => {
    const alice = join(anAttendee('alice'));
    const carol = join(anAttendee('carol'));
    const bob = join(anAttendee('bob'));
    watch(bob, publish(alice).allocations?.[0]?.streamId ?? 0);
    const next = publish(carol).allocations?.[0]?.streamId ?? 0;
    room.updateVideo(bob.participant, { addedOrUpdated: [{ mid: '2', streamId: next }] });
    showVideo(alice, 1, KEYFRAME);
    expect(bob.peer.sentRtp).toHaveLength(0);
    showVideo(carol, 1, KEYFRAME);
    expect(bob.peer.sentRtp).toHaveLength(1);
    room.updateVideo(bob.participant, { removedMids: ['2'] });
    showVideo(carol, 2, KEYFRAME);
    expect(bob.peer.sentRtp).toHaveLength(1);
  });
});

describe('capabilities', () => {
  it('take a camera away that may no longer send', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    publish(alice);
    showVideo(alice, 1);
    alice.attendee.capabilities = { ...defaultCapabilities, Video: 'Receive' };
    room.capabilitiesChanged();
    vi.advanceTimersByTime(100);
    expect(lastIndex(bob)?.sources ?? []).toEqual([]);
    expect(publish(alice).allocations ?? []).toEqual([]);
  });

  it('hide the videos that someone may not receive', () => {
    const alice = join(anAttendee('alice'));
    const bob = join(anAttendee('bob'));
    publish(alice);
    showVideo(alice, 1);
    bob.attendee.capabilities = { Audio: 'SendReceive', Video: 'None', Content: 'None' };
    room.capabilitiesChanged();
    vi.advanceTimersByTime(100);
    expect(lastIndex(bob)?.sources ?? []).toEqual([]);
    expect(lastIndex(alice)?.sources).toHaveLength(1);
  });
});

it('removing an attendee ends his camera and his screen, and nobody else', () => {
  const alice = join(anAttendee('alice'));
  const screen = join(alice.attendee, 2, true);
  const bob = join(anAttendee('bob'));
  room.removeAttendee('alice');
  for (const { wire } of [alice, screen]) {
    expect(wire.frames.at(-1)?.audioStatus).toEqual({ audioStatus: 411 });
  }
  expect([...room.participants]).toEqual([bob.participant]);
});

describe('the codecs of a meeting', () => {
  const capabilities = (joined: Joined) => lastIndex(joined)?.supportedReceiveCodecIntersection;
  const VP8 = 1;
  const H264 = 3;

  it('shrink when someone comes who cannot decode H.264, and grow again when they leave', () => {
    const alice = join(anAttendee('alice'));
    watch(alice, 0);
    vi.advanceTimersByTime(100);
    expect(capabilities(alice)).toEqual([VP8, H264]);

    const firefox = join(anAttendee('firefox'));
    firefox.participant.subscribe({
      sdpOffer: golden('chime-offer-3').replace(/^a=(rtpmap|fmtp):.*(H264|42e01f).*\r?\n/gm, ''),
      duplex: Duplex.RX,
      receiveStreamIds: [0, 0],
    });
    vi.advanceTimersByTime(100);
    expect(capabilities(alice)).toEqual([VP8]);

    room.leave(firefox.participant);
    vi.advanceTimersByTime(100);
    expect(capabilities(alice)).toEqual([VP8, H264]);
  });
});
