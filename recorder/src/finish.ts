import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  type EncodedPacket,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';
import { stat } from 'node:fs/promises';
import { readRange } from './sink/spool.ts';

export interface FinishedFile {
  readonly path: string;
  readonly bytes: number;
  readonly lengthMs: number;
}

export interface FinishOptions {
  /** The fragmented file. */
  readonly from: string;
  readonly to: string;
  /** How many samples each track has, by track id: the index's room is set aside at the file's front. */
  readonly samples: ReadonlyMap<number, number>;
  /** How long it should be; more than a second of difference is a fault. */
  readonly lengthMs: number;
  readonly signal: AbortSignal;
}

interface Copy {
  readonly packets: AsyncGenerator<EncodedPacket, void>;
  readonly add: (packet: EncodedPacket) => Promise<void>;
  next: EncodedPacket | undefined;
}

/**
 * Makes a seekable MP4 with its index in front, so that it plays at once over HTTP, of a fragmented one. Nothing is
 * decoded or encoded; only one packet of each track is in memory. @throws Error when the result isn't sound.
 */
export async function finishFile(options: FinishOptions): Promise<FinishedFile> {
  await copy(options);
  return check(options);
}

async function copy({ from, to, samples, signal }: FinishOptions): Promise<void> {
  using input = new Input({ source: new FilePathSource(from), formats: [MP4] });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'reserve' }),
    target: new FilePathTarget(to),
  });
  const copies: Copy[] = [];
  for (const track of await input.getTracks()) {
    const room = { maximumPacketCount: samples.get(track.id) ?? 0 };
    if (track.isVideoTrack()) copies.push(await copyVideo(track, output, room));
    else if (track.isAudioTrack()) copies.push(await copyAudio(track, output, room));
  }
  await output.start();
  try {
    await copyInTurn(copies, signal);
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
}

async function copyVideo(track: InputVideoTrack, output: Output, room: object): Promise<Copy> {
  const codec = await track.getCodec();
  const decoderConfig = await track.getDecoderConfig();
  if (!codec || !decoderConfig) throw new Error('The picture has no codec');
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, room);
  const add = (packet: EncodedPacket) => source.add(packet, { decoderConfig });
  return begin(new EncodedPacketSink(track), add);
}

async function copyAudio(track: InputAudioTrack, output: Output, room: object): Promise<Copy> {
  const codec = await track.getCodec();
  const decoderConfig = await track.getDecoderConfig();
  if (!codec || !decoderConfig) throw new Error('The sound has no codec');
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source, room);
  const add = (packet: EncodedPacket) => source.add(packet, { decoderConfig });
  return begin(new EncodedPacketSink(track), add);
}

async function begin(sink: EncodedPacketSink, add: Copy['add']): Promise<Copy> {
  const packets = sink.packets();
  return { packets, add, next: (await packets.next()).value ?? undefined };
}

/** Always the earliest packet next: players want picture and sound of a moment close together. */
async function copyInTurn(copies: readonly Copy[], signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    let earliest: Copy | undefined;
    for (const each of copies) {
      if (each.next && (!earliest || each.next.timestamp < earliest.next!.timestamp))
        earliest = each;
    }
    if (!earliest) return;
    await earliest.add(earliest.next!);
    earliest.next = (await earliest.packets.next()).value ?? undefined;
  }
}

async function check({ to, lengthMs: expectedMs }: FinishOptions): Promise<FinishedFile> {
  const { size: bytes } = await stat(to);
  await checkOrder(to, bytes);
  using input = new Input({ source: new FilePathSource(to), formats: [MP4] });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video || !audio) throw new Error('The finished file lacks picture or sound');
  if (!(await video.getDecoderConfig()) || !(await audio.getDecoderConfig())) {
    throw new Error('The finished file tells no decoder how to read it');
  }
  const first = await new EncodedPacketSink(video).getFirstPacket({ verifyKeyPackets: true });
  if (first?.type !== 'key') throw new Error('The finished file does not begin with a key frame');
  const lengthMs = Math.round((await input.computeDuration()) * 1000);
  if (Math.abs(lengthMs - expectedMs) > 1_000) {
    throw new Error(`The finished file lasts ${lengthMs} ms instead of ${expectedMs} ms`);
  }
  return { path: to, bytes, lengthMs };
}

/** moov before mdat, and nothing cut off. */
async function checkOrder(path: string, bytes: number): Promise<void> {
  const types: string[] = [];
  for (let at = 0; at < bytes;) {
    const head = await readRange(path, at, Math.min(at + 16, bytes));
    const size =
      head.readUInt32BE(0) === 1 ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    if (size < 8 || at + size > bytes) throw new Error('The finished file is cut off');
    types.push(head.toString('latin1', 4, 8));
    at += size;
  }
  if (!types.includes('moov') || types.indexOf('moov') > types.indexOf('mdat')) {
    throw new Error('The finished file has its index at the wrong place');
  }
}
