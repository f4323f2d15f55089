import { describe, expect, it } from 'vitest';
import type { VideoCodec } from './codecs.ts';
import { startsKeyframe } from './keyframe.ts';

const cases: readonly [VideoCodec, string, string, boolean][] = [
  ['VP8', 'a key picture without picture id', '10 50', true],
  ['VP8', 'a key picture with a long picture id', '90 80 8123 50', true],
  ['VP8', 'a key picture with all extensions', '90 f0 8123 01 20 50', true],
  ['VP8', 'a predicted picture', '10 51', false],
  ['VP8', 'a later fragment of a key picture', '00 50', false],
  ['VP8', 'a later partition', '11 50', false],
  ['VP9', 'the start of a key picture', '8a 12 00', true],
  ['VP9', 'the start of a key picture on the lowest layer', 'aa 8123 00 00', true],
  ['VP9', 'the same on a higher spatial layer', 'aa 8123 02 00', false],
  ['VP9', 'a predicted picture', 'ca 12 00', false],
  ['VP9', 'a later fragment', '82 12 00', false],
  ['H264', 'a sequence parameter set of its own', '67 42e0', true],
  ['H264', 'an IDR slice without parameter sets', '65 88', false],
  ['H264', 'parameter sets in one aggregate', '78 0003 67 42e0 0002 68 ce', true],
  ['H264', 'parameter sets after a delimiter', '78 0002 09 f0 0003 67 42e0 0002 68 ce', true],
  ['H264', 'an aggregate without parameter sets', '78 0002 06 05 0002 65 88', false],
  ['H264', 'an aggregate that is cut off', '78 0009 06', false],
  ['H264', 'the first fragment of an IDR slice', '7c 85 88', false],
  ['H264', 'the first fragment of a sequence parameter set', '7c 87 42', true],
  ['H264', 'a later fragment of a sequence parameter set', '7c 07 42', false],
  ['H264', 'another slice', '61 88', false],
  ['AV1', 'a new coded video sequence', '18 0a', true],
  ['AV1', 'a continuation', '10 32', false],
];

describe('a keyframe', () => {
  it.each(cases)('of %s: %s', (codec, _what, hex, expected) => {
    expect(startsKeyframe(codec, Buffer.from(hex.replace(/\s/g, ''), 'hex'))).toBe(expected);
  });

  it('never starts in an empty or cut-off payload', () => {
    for (const codec of ['VP8', 'VP9', 'H264', 'AV1'] as const) {
      expect(startsKeyframe(codec, Buffer.alloc(0))).toBe(false);
    }
    expect(startsKeyframe('VP8', Buffer.from('9080', 'hex'))).toBe(false);
  });
});
