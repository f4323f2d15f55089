import { boxesIn, childrenOf, descend, type Box } from './boxes.ts';

interface Track {
  readonly id: number;
  /** `vide` or `soun`. */
  readonly handler: string;
  /** Units a second. */
  readonly timescale: number;
  readonly defaultSampleDuration: number;
  /** What a decoder is set up with, as far as it isn't mere bookkeeping: equal ones can share a track. */
  readonly codec: string;
}

/** What one fragment adds to one track, in the track's units. */
export interface Run {
  readonly trackId: number;
  readonly startsAt: number;
  readonly duration: number;
  readonly samples: number;
  /** Where in the fragment its start time stands. */
  readonly time: Box;
}

export type Tracks = ReadonlyMap<number, Track>;

export function readTracks(init: Buffer): Tracks {
  const moov = [...boxesIn(init)].find(({ type }) => type === 'moov');
  if (!moov) throw new Error('The file opens without moov');
  const defaults = new Map(
    childrenOf(init, descend(init, moov, 'mvex'), 'trex').map(({ content }) => [
      init.readUInt32BE(content + 4),
      init.readUInt32BE(content + 12),
    ]),
  );
  const tracks = childrenOf(init, moov, 'trak').map((trak) => readTrack(init, trak, defaults));
  return new Map(tracks.map((track) => [track.id, track]));
}

function readTrack(init: Buffer, trak: Box, defaults: ReadonlyMap<number, number>): Track {
  const tkhd = descend(init, trak, 'tkhd').content;
  const mdhd = descend(init, trak, 'mdia', 'mdhd').content;
  // Version 1 of both boxes has two times of 8 bytes before what is read here; version 0 of 4.
  const id = init.readUInt32BE(tkhd + (init[tkhd] === 1 ? 20 : 12));
  const timescale = init.readUInt32BE(mdhd + (init[mdhd] === 1 ? 20 : 12));
  const hdlr = descend(init, trak, 'mdia', 'hdlr').content;
  const stsd = descend(init, trak, 'mdia', 'minf', 'stbl', 'stsd');
  return {
    id,
    timescale,
    handler: init.toString('latin1', hdlr + 8, hdlr + 12),
    defaultSampleDuration: defaults.get(id) ?? 0,
    codec: describeCodec(init, stsd),
  };
}

/** The sample entry's fixed fields, and avcC; not esds and btrt, which only add bit rates to it. */
function describeCodec(init: Buffer, stsd: Box): string {
  const [entry] = boxesIn(init, stsd.content + 8, stsd.end);
  if (!entry) throw new Error('A track names no codec');
  const isVideo = entry.type.startsWith('avc');
  const fixedSize = isVideo ? 78 : 28;
  const fixed = init.subarray(entry.content, entry.content + fixedSize);
  const more = isVideo
    ? [...boxesIn(init, entry.content + fixedSize, entry.end)].filter(({ type }) => type === 'avcC')
    : [];
  const parts = [fixed, ...more.map(({ content, end }) => init.subarray(content, end))];
  return `${entry.type}:${Buffer.concat(parts).toString('hex')}`;
}

export function readRuns(fragment: Buffer, tracks: Tracks): Run[] {
  const moof = [...boxesIn(fragment)].find(({ type }) => type === 'moof');
  if (!moof) throw new Error('A fragment has no moof');
  return childrenOf(fragment, moof, 'traf').map((traf) => readRun(fragment, traf, tracks));
}

function readRun(bytes: Buffer, traf: Box, tracks: Tracks): Run {
  const tfhd = descend(bytes, traf, 'tfhd').content;
  const trackId = bytes.readUInt32BE(tfhd + 4);
  const track = tracks.get(trackId);
  if (!track) throw new Error('A fragment belongs to no track');
  const time = descend(bytes, traf, 'tfdt');
  const eachLasts = defaultDuration(bytes, tfhd) ?? track.defaultSampleDuration;
  let duration = 0;
  let samples = 0;
  for (const trun of childrenOf(bytes, traf, 'trun')) {
    const run = readTrun(bytes, trun.content, eachLasts);
    duration += run.duration;
    samples += run.samples;
  }
  return { trackId, startsAt: readTime(bytes, time), duration, samples, time };
}

/** tfhd's optional fields stand in the order of their flags (ISO/IEC 14496-12 §8.8.7). */
function defaultDuration(bytes: Buffer, tfhd: number): number | undefined {
  const flags = bytes.readUInt32BE(tfhd) & 0xffffff;
  if ((flags & 0x8) === 0) return undefined;
  return bytes.readUInt32BE(tfhd + 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0));
}

function readTrun(bytes: Buffer, trun: number, eachLasts: number) {
  const flags = bytes.readUInt32BE(trun) & 0xffffff;
  const samples = bytes.readUInt32BE(trun + 4);
  if ((flags & 0x100) === 0) return { samples, duration: samples * eachLasts };
  const first = trun + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  // Duration comes first in each sample; size, flags and composition offset follow where their bits are set.
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length;
  let duration = 0;
  for (let each = 0; each < samples; each += 1) duration += bytes.readUInt32BE(first + each * step);
  return { samples, duration };
}

function readTime(bytes: Buffer, { content }: Box): number {
  return bytes[content] === 1
    ? Number(bytes.readBigUInt64BE(content + 4))
    : bytes.readUInt32BE(content + 4);
}

/** Moves a run to another time, in place. */
export function writeTime(bytes: Buffer, { content }: Box, units: number): void {
  if (bytes[content] === 1) bytes.writeBigUInt64BE(BigInt(units), content + 4);
  else bytes.writeUInt32BE(units, content + 4);
}
