import { describe, expect, it } from 'vitest';
import { parseRtp, sequenceDistance } from './rtp.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');

describe('RTP', () => {
  it('is read with its one-byte extensions and without its padding', () => {
    // version 2, padding, extension; marker, type 96; id 4 "1", id 10 "hi"
    const packet = parseRtp(
      bytes('b0e00102 00000304 00000506 bede0002 4031a168 69000000 abcd0002'),
    );
    expect(packet).toMatchObject({
      payloadType: 96,
      marker: true,
      sequenceNumber: 0x0102,
      timestamp: 0x0304,
      ssrc: 0x0506,
      payload: bytes('abcd'),
    });
    expect(packet?.extensions.get(4)?.toString()).toBe('1');
    expect(packet?.extensions.get(10)?.toString()).toBe('hi');
  });

  it('with two-byte extensions is read too', () => {
    const packet = parseRtp(bytes('90600001 00000000 00000001 10000001 0a026869 ff'));
    expect(packet?.extensions.get(10)?.toString()).toBe('hi');
    expect(packet?.payload).toEqual(bytes('ff'));
  });

  it('that promises more than it holds is no packet', () => {
    expect(parseRtp(bytes('80600001 00000000'))).toBeUndefined();
    expect(parseRtp(bytes('90600001 00000000 00000001 bede0009 4031'))).toBeUndefined();
    expect(parseRtp(bytes('a0600001 00000000 00000001 ff'))).toBeUndefined();
    expect(parseRtp(bytes('00600001 00000000 00000001 ff'))).toBeUndefined();
  });

  it('numbers wrap around', () => {
    expect(sequenceDistance(65_535, 1)).toBe(2);
    expect(sequenceDistance(1, 65_535)).toBe(-2);
  });
});
