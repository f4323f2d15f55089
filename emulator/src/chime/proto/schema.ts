/**
 * The signalling messages of the Chime SDK as one table: the field numbers and types are the
 * interface, observed as bytes of amazon-chime-sdk-js 3.32.0. The TypeScript types below derive
 * from it, and so does the codec. Only fields that this service reads or writes are listed;
 * protobuf skips the others.
 */
type Scalar = 'uint32' | 'int32' | 'uint64' | 'int64' | 'bool' | 'string' | 'bytes';
type Field = readonly [id: number, type: string, rule?: 'repeated' | 'required'];

export const schema = {
  Frame: {
    timestampMs: [1, 'uint64', 'required'],
    type: [2, 'int32', 'required'],
    error: [3, 'ErrorFrame'],
    join: [4, 'Join'],
    joinAck: [5, 'JoinAck'],
    subscribe: [6, 'Subscribe'],
    subscribeAck: [7, 'SubscribeAck'],
    index: [8, 'Index'],
    pause: [10, 'Pause'],
    leave: [11, 'Empty'],
    leaveAck: [12, 'Empty'],
    bitrates: [14, 'Bitrates'],
    audioControl: [17, 'AudioControl'],
    audioMetadata: [18, 'AudioMetadata'],
    audioStreamIdInfo: [19, 'AudioStreamIdInfo'],
    pingPong: [20, 'PingPong'],
    audioStatus: [21, 'AudioStatus'],
    dataMessage: [23, 'DataMessages'],
    remoteVideoUpdate: [25, 'RemoteVideoUpdate'],
    notification: [35, 'Notification'],
  },
  Empty: {},
  ErrorFrame: { status: [1, 'uint32'], description: [2, 'string'] },
  Join: {
    protocolVersion: [1, 'uint32'],
    flags: [3, 'uint32'],
    audioSessionId: [6, 'uint64'],
    wantsCompressedSdp: [7, 'bool'],
  },
  JoinAck: {
    turnCredentials: [1, 'TurnCredentials'],
    videoSubscriptionLimit: [2, 'uint32'],
    wantsCompressedSdp: [3, 'bool'],
    defaultServerSideNetworkAdaption: [4, 'int32'],
  },
  TurnCredentials: {
    username: [1, 'string'],
    password: [2, 'string'],
    ttl: [3, 'uint32'],
    uris: [4, 'string', 'repeated'],
  },
  Subscribe: {
    duplex: [1, 'int32'],
    sendStreams: [2, 'StreamDescriptor', 'repeated'],
    receiveStreamIds: [3, 'uint32', 'repeated'],
    sdpOffer: [4, 'string'],
    audioHost: [5, 'string'],
    audioCheckin: [6, 'bool'],
    audioMuted: [7, 'bool'],
  },
  SubscribeAck: {
    duplex: [1, 'int32'],
    allocations: [2, 'StreamAllocation', 'repeated'],
    sdpAnswer: [3, 'string'],
    tracks: [4, 'TrackMapping', 'repeated'],
  },
  StreamDescriptor: {
    streamId: [1, 'uint32'],
    framerate: [2, 'uint32'],
    maxBitrateKbps: [3, 'uint32'],
    trackLabel: [4, 'string'],
    groupId: [6, 'uint32'],
    avgBitrateBps: [7, 'uint32'],
    attendeeId: [8, 'string'],
    mediaType: [9, 'int32'],
    externalUserId: [10, 'string'],
    width: [11, 'uint32'],
    height: [12, 'uint32'],
  },
  StreamAllocation: {
    trackLabel: [1, 'string'],
    streamId: [2, 'uint32'],
    groupId: [3, 'uint32'],
  },
  TrackMapping: { streamId: [1, 'uint32'], ssrc: [2, 'uint32'], trackLabel: [3, 'string'] },
  Index: {
    atCapacity: [1, 'bool'],
    sources: [2, 'StreamDescriptor', 'repeated'],
    pausedAtSourceIds: [3, 'uint32', 'repeated'],
    numParticipants: [4, 'uint32'],
    supportedReceiveCodecIntersection: [5, 'int32', 'repeated'],
  },
  Pause: { streamIds: [1, 'uint32', 'repeated'], groupIds: [2, 'uint32', 'repeated'] },
  Bitrates: { bitrates: [1, 'Bitrate', 'repeated'], serverAvailableOutgoingBitrate: [2, 'uint32'] },
  Bitrate: { sourceStreamId: [1, 'uint32'], avgBitrateBps: [2, 'uint32'] },
  AudioControl: { muted: [1, 'bool'] },
  AudioMetadata: { attendeeStates: [1, 'AudioAttendeeState', 'repeated'] },
  AudioAttendeeState: {
    audioStreamId: [1, 'uint32'],
    volume: [2, 'uint32'],
    muted: [3, 'bool'],
    signalStrength: [4, 'uint32'],
  },
  AudioStreamIdInfo: { streams: [1, 'AudioStream', 'repeated'] },
  AudioStream: {
    audioStreamId: [1, 'uint32'],
    attendeeId: [2, 'string'],
    muted: [3, 'bool'],
    externalUserId: [4, 'string'],
    dropped: [5, 'bool'],
  },
  PingPong: { type: [1, 'int32', 'required'], pingId: [2, 'uint32', 'required'] },
  AudioStatus: { audioStatus: [1, 'uint32'] },
  DataMessages: { messages: [1, 'DataMessage', 'repeated'] },
  DataMessage: {
    topic: [1, 'string'],
    data: [2, 'bytes'],
    lifetimeMs: [3, 'uint32'],
    senderAttendeeId: [4, 'string'],
    ingestTimeNs: [5, 'int64'],
    senderExternalUserId: [6, 'string'],
  },
  RemoteVideoUpdate: {
    addedOrUpdated: [1, 'VideoSubscription', 'repeated'],
    removedMids: [2, 'string', 'repeated'],
  },
  VideoSubscription: {
    mid: [1, 'string', 'required'],
    attendeeId: [2, 'string'],
    streamId: [3, 'uint32'],
    groupId: [6, 'uint32'],
  },
  Notification: { level: [1, 'int32'], message: [2, 'string'] },
} as const satisfies Record<string, Record<string, Field>>;

type Schema = typeof schema;
interface ScalarTypes extends Record<Scalar, unknown> {
  uint32: number;
  int32: number;
  uint64: number;
  int64: number;
  bool: boolean;
  string: string;
  bytes: Uint8Array;
}
type ValueOf<T> = T extends Scalar ? ScalarTypes[T] : T extends keyof Schema ? Message<T> : never;
type FieldValue<F> = F extends readonly [number, infer T, 'repeated']
  ? readonly ValueOf<T>[]
  : F extends readonly [number, infer T, ...unknown[]]
    ? ValueOf<T>
    : never;

/** The TypeScript shape of one message; every field is optional on the wire, as in proto2. */
export type Message<Name extends keyof Schema> = {
  [Key in keyof Schema[Name]]?: FieldValue<Schema[Name][Key]>;
};

/** Frame types by their wire value. */
export const FrameType = {
  JOIN: 1,
  JOIN_ACK: 2,
  SUBSCRIBE: 3,
  SUBSCRIBE_ACK: 4,
  INDEX: 5,
  PAUSE: 7,
  RESUME: 8,
  LEAVE: 9,
  LEAVE_ACK: 10,
  BITRATES: 13,
  AUDIO_CONTROL: 16,
  AUDIO_METADATA: 17,
  AUDIO_STREAM_ID_INFO: 18,
  PING_PONG: 19,
  AUDIO_STATUS: 20,
  CLIENT_METRIC: 21,
  DATA_MESSAGE: 22,
  REMOTE_VIDEO_UPDATE: 24,
  NOTIFICATION: 34,
  MEETING_SESSION_TIMING: 43,
} as const;

export const Duplex = { RX: 1, TX: 2, DUPLEX: 3 } as const;
export const MediaType = { AUDIO: 1, VIDEO: 2 } as const;
export const PingPongType = { PING: 1, PONG: 2 } as const;
export const NotificationLevel = { INFO: 1, WARNING: 2, ERROR: 3 } as const;
/** Values of `supportedReceiveCodecIntersection`. */
export const CodecCapability = { VP8: 1, H264: 3, VP9: 8, AV1: 11 } as const;
