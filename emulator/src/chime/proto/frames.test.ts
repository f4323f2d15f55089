import sdk from 'amazon-chime-sdk-js/build/signalingprotocol/SignalingProtocol.js';
import { describe, expect, it } from 'vitest';
import { BadFrame, decodeFrame, encodeFrame, type Frame } from './frames.ts';
import { FrameType } from './schema.ts';

// Only the tests meet the client's own generated classes; they are untyped here on purpose.
const { SdkSignalFrame } = sdk as unknown as {
  SdkSignalFrame: {
    Type: Record<string, number>;
    create(frame: object): object;
    encode(frame: object): { finish(): Uint8Array };
    decode(bytes: Uint8Array): object;
    toObject(frame: object, options: object): Record<string, unknown>;
  };
};

const readByClient = (frame: Frame) =>
  SdkSignalFrame.toObject(SdkSignalFrame.decode(encodeFrame(frame, 42).subarray(1)), {
    longs: Number,
  });
const writtenByClient = (frame: object) => {
  const body = SdkSignalFrame.encode(SdkSignalFrame.create({ timestampMs: 1, ...frame })).finish();
  return Uint8Array.from([0x05, ...body]);
};

describe('frames', () => {
  it('have the type numbers of the client', () => {
    for (const [name, value] of Object.entries(FrameType)) {
      expect(SdkSignalFrame.Type[name], name).toBe(value);
    }
  });

  it('that the server sends are read by the client field for field', () => {
    const joinAck = {
      turnCredentials: { username: 'u', password: 'p', ttl: 300 },
      videoSubscriptionLimit: 25,
      wantsCompressedSdp: false,
      defaultServerSideNetworkAdaption: 1,
    };
    expect(readByClient({ type: FrameType.JOIN_ACK, joinAck })).toEqual({
      timestampMs: 42,
      type: FrameType.JOIN_ACK,
      joinack: joinAck,
    });
    const source = {
      streamId: 3,
      framerate: 15,
      maxBitrateKbps: 600,
      trackLabel: 'camera',
      groupId: 2,
      avgBitrateBps: 500_000,
      attendeeId: 'a',
      mediaType: 2,
      externalUserId: 'alice',
      width: 640,
      height: 360,
    };
    const index = {
      atCapacity: false,
      sources: [source],
      pausedAtSourceIds: [7],
      numParticipants: 2,
      supportedReceiveCodecIntersection: [1],
    };
    expect(readByClient({ type: FrameType.INDEX, index }).index).toEqual(index);
    const suback = {
      duplex: 3,
      allocations: [{ trackLabel: 'camera', streamId: 3, groupId: 2 }],
      sdpAnswer: 'v=0',
      tracks: [{ streamId: 4, ssrc: 5, trackLabel: 'v_2' }],
    };
    const ack = readByClient({ type: FrameType.SUBSCRIBE_ACK, subscribeAck: suback });
    expect(ack.suback).toEqual(suback);
    const message = {
      topic: 't',
      data: Uint8Array.of(120),
      lifetimeMs: 1,
      senderAttendeeId: 'a',
      ingestTimeNs: 9_000_000,
      senderExternalUserId: 'alice',
    };
    const dataMessage = { messages: [message] };
    expect(readByClient({ type: FrameType.DATA_MESSAGE, dataMessage }).dataMessage).toEqual(
      dataMessage,
    );
  });

  it('keep a false and a zero, because their presence means something', () => {
    const audioStreamIdInfo = { streams: [{ audioStreamId: 1, muted: false }] };
    const audioMetadata = { attendeeStates: [{ audioStreamId: 1, volume: 0, signalStrength: 0 }] };
    expect(
      readByClient({ type: FrameType.AUDIO_STREAM_ID_INFO, audioStreamIdInfo }).audioStreamIdInfo,
    ).toEqual(audioStreamIdInfo);
    expect(readByClient({ type: FrameType.AUDIO_METADATA, audioMetadata }).audioMetadata).toEqual(
      audioMetadata,
    );
  });

  it('that the client sends are read by the server', () => {
    const join = { protocolVersion: 2, flags: 2, audioSessionId: 4_000_000_000 };
    expect(decodeFrame(writtenByClient({ type: 1, join })).join).toEqual(join);
    const subscribe = {
      duplex: 3,
      sendStreams: [{ streamId: 1, mediaType: 2, trackLabel: 'camera', maxBitrateKbps: 600 }],
      receiveStreamIds: [0, 5],
      sdpOffer: 'v=0',
      audioHost: 'host',
      audioCheckin: false,
      audioMuted: true,
    };
    expect(decodeFrame(writtenByClient({ type: 3, sub: subscribe })).subscribe).toEqual(subscribe);
    const remoteVideoUpdate = {
      addedOrUpdatedVideoSubscriptions: [{ mid: '2', streamId: 5, attendeeId: 'a' }],
      removedVideoSubscriptionMids: ['3'],
    };
    expect(decodeFrame(writtenByClient({ type: 24, remoteVideoUpdate })).remoteVideoUpdate).toEqual(
      {
        addedOrUpdated: [{ mid: '2', streamId: 5, attendeeId: 'a' }],
        removedMids: ['3'],
      },
    );
  });

  it('without the marker, cut short or made of noise are refused', () => {
    const good = writtenByClient({ type: 1, join: { protocolVersion: 2 } });
    expect(() => decodeFrame(good.subarray(1))).toThrow(BadFrame);
    expect(() => decodeFrame(good.subarray(0, good.length - 1))).toThrow(BadFrame);
    expect(() => decodeFrame(Uint8Array.from([5, 255, 255, 255]))).toThrow(BadFrame);
    expect(() => decodeFrame(new Uint8Array())).toThrow(BadFrame);
  });
});
