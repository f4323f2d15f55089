import { describe, expect, it } from 'vitest';
import { createJitterBuffer } from './jitter.ts';

const payload = (n: number) => Buffer.from([n & 0xff]);

function filled(...sequenceNumbers: number[]) {
  const buffer = createJitterBuffer();
  for (const each of sequenceNumbers) buffer.push(each & 0xffff, payload(each));
  return buffer;
}

const played = (buffer: ReturnType<typeof createJitterBuffer>, ticks: number) =>
  Array.from({ length: ticks }, () => {
    const output = buffer.pop();
    return output.kind === 'packet' ? output.payload[0] : output.kind;
  });

describe('the jitter buffer', () => {
  it('plays nothing before three packets are there', () => {
    const buffer = filled(1, 2);
    expect(played(buffer, 1)).toEqual(['idle']);
    buffer.push(3, payload(3));
    expect(played(buffer, 3)).toEqual([1, 2, 3]);
  });

  it('puts packets in order, around the wrap of their numbers too', () => {
    expect(played(filled(65_537, 65_535, 65_536), 3)).toEqual([255, 0, 1]);
  });

  it('gives the packet after a lost one, to rebuild it from', () => {
    const buffer = filled(1, 2, 4);
    played(buffer, 2);
    expect(buffer.pop()).toEqual({ kind: 'lost', next: payload(4) });
    expect(played(buffer, 1)).toEqual([4]);
    expect(buffer.lossRate).toBeGreaterThan(0);
  });

  it('drops what comes too late', () => {
    const buffer = filled(1, 2, 3);
    played(buffer, 3);
    buffer.push(2, payload(2));
    buffer.push(4, payload(4));
    expect(played(buffer, 1)).toEqual([4]);
  });

  it('waits for three packets again after the sender was silent', () => {
    const buffer = filled(1, 2, 3);
    expect(played(buffer, 9)).toEqual([
      1,
      2,
      3,
      ...Array.from({ length: 5 }, () => 'lost'),
      'idle',
    ]);
    buffer.push(50, payload(50));
    expect(played(buffer, 1)).toEqual(['idle']);
  });

  it('never holds more than 14 packets: after a burst it plays the newest', () => {
    const buffer = filled(1, 2, 3);
    played(buffer, 1);
    for (let each = 4; each <= 16; each++) buffer.push(each, payload(each));
    expect(played(buffer, 3)).toEqual([14, 15, 16]);
  });

  it('makes a delay good within seconds that a burst left behind', () => {
    const buffer = filled(1, 2, 3, 4, 5, 6, 7, 8);
    let sent = 8;
    const lag = () => {
      buffer.push(++sent, payload(sent));
      return sent - Number(played(buffer, 1)[0]);
    };
    expect(lag()).toBe(8);
    for (let tick = 0; tick < 150; tick++) lag();
    expect(lag()).toBeLessThanOrEqual(3);
  });

  it('starts anew when a sender restarts with other numbers', () => {
    const buffer = filled(5000, 5001, 5002);
    played(buffer, 3);
    for (const each of [1, 2, 3]) buffer.push(each, payload(each));
    expect(played(buffer, 3)).toEqual([1, 2, 3]);
  });
});
