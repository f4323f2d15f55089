import protobuf from 'protobufjs/light.js';
import { schema, type Message } from './schema.ts';

/** First byte of every signalling message; the rest is one protobuf `Frame`. */
const FRAME_MARKER = 0x05;

export type Frame = Message<'Frame'> & { type: number };

/** A message that isn't a signalling frame; the sender is told and the frame ignored. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame';
}

const FrameMessage = toRoot().lookupType('Frame');

/** Bytes for one WebSocket message. */
export function encodeFrame(frame: Frame, nowMs: number): Uint8Array {
  const body = FrameMessage.encode({ ...frame, timestampMs: nowMs }).finish();
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = FRAME_MARKER;
  bytes.set(body, 1);
  return bytes;
}

/** @throws BadFrame if the bytes aren't a complete frame */
export function decodeFrame(bytes: Uint8Array): Frame {
  if (bytes[0] !== FRAME_MARKER) throw new BadFrame('The first byte is not the frame marker 0x05.');
  try {
    const message = FrameMessage.decode(bytes.subarray(1));
    return FrameMessage.toObject(message, { longs: Number }) as Frame;
  } catch (cause) {
    throw new BadFrame('The frame is not valid protobuf.', { cause });
  }
}

function toRoot(): protobuf.Root {
  const messages: Record<string, Record<string, readonly unknown[]>> = schema;
  const nested = Object.entries(messages).map(([name, fields]) => [
    name,
    {
      // Else protobufjs takes proto3, which leaves out false and 0: an unmute would be lost.
      edition: 'proto2',
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, [id, type, rule]]) => [field, { id, type, rule }]),
      ),
    },
  ]);
  return protobuf.Root.fromJSON({
    nested: Object.fromEntries(nested) as Record<string, protobuf.IType>,
  });
}
