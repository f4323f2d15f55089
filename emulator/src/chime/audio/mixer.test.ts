import { beforeEach, describe, expect, it } from 'vitest';
import { createMixer, type Mixer, type Voice } from './mixer.ts';
import { SAMPLES_PER_TICK, SILENT_PACKET } from './opus.ts';

/** A codec whose packets hold one sample value, so that a mix can be read as a sum. */
const decoder = () => ({
  decode(packet: Uint8Array) {
    const value = Buffer.from(packet).readInt16LE();
    if (value === 666) throw new Error('not Opus');
    return new Int16Array(SAMPLES_PER_TICK).fill(value);
  },
  conceal: () => new Int16Array(SAMPLES_PER_TICK),
  free: () => void (freed += 1),
});
const encoder = () => ({
  encode: (pcm: Int16Array) => Uint8Array.from(Buffer.from(pcm.buffer, 0, 2)),
  free: () => void (freed += 1),
});

let mixer: Mixer;
let heard: Record<string, number[]>;
let freed = 0;

beforeEach(() => {
  mixer = createMixer();
  heard = {};
  freed = 0;
});

function join(
  name: string,
  attendeeId = name,
  more: { maySpeak?: boolean; mayListen?: boolean } = {},
) {
  heard[name] = [];
  return mixer.add({
    attendeeId,
    decoder: decoder(),
    encoder: encoder(),
    maySpeak: () => more.maySpeak ?? true,
    mayListen: () => more.mayListen ?? true,
    send: (packet) => heard[name]!.push(Buffer.from(packet).readInt16LE()),
  });
}

/** Three packets prime the jitter buffer. */
function say(voice: Voice, value: number) {
  for (const sequenceNumber of [1, 2, 3]) {
    const payload = Buffer.alloc(2);
    payload.writeInt16LE(value);
    voice.receive(sequenceNumber, payload);
  }
}

describe('the mixer', () => {
  it('lets everyone hear the others and not himself', () => {
    say(join('alice'), 100);
    say(join('bob'), 20);
    say(join('carol'), 3);
    mixer.tick(0);
    expect(heard).toEqual({ alice: [23], bob: [103], carol: [120] });
  });

  it('does not let a sharer hear the sound of his own screen', () => {
    join('alice');
    say(join('alice#content', 'alice'), 50);
    join('bob');
    mixer.tick(0);
    expect(heard.alice).toEqual([0]);
    expect(heard.bob).toEqual([50]);
  });

  it('sends silence to someone who is alone', () => {
    say(join('alice'), 100);
    mixer.tick(0);
    expect(heard.alice).toEqual([0]);
  });

  it('clips instead of wrapping around', () => {
    say(join('alice'), 30_000);
    say(join('bob'), 30_000);
    join('carol');
    mixer.tick(0);
    expect(heard.carol).toEqual([32_767]);
  });

  it('leaves out who is muted, may not speak, or sends what is not Opus', () => {
    const muted = join('muted');
    muted.setMuted(true);
    say(muted, 100);
    say(join('listener', 'listener', { maySpeak: false }), 20);
    say(join('broken'), 666);
    say(join('alice'), 3);
    join('bob');
    mixer.tick(0);
    expect(heard.bob).toEqual([3]);
    expect(muted.takeLevel()).toBe(-127);
  });

  it('gives nothing to hear to who may not listen', () => {
    say(join('alice'), 100);
    join('speaker', 'speaker', { mayListen: false });
    mixer.tick(0);
    expect(heard.speaker).toEqual([0]);
  });

  it('tells the loudest level since the last question, in dBFS', () => {
    const alice = join('alice');
    say(alice, 3277);
    mixer.tick(0);
    expect(alice.takeLevel()).toBeCloseTo(-20, 0);
    expect(alice.takeLevel()).toBe(-127);
  });

  it('sends silence to a connection without an encoder and frees what it was given', () => {
    const packets: Uint8Array[] = [];
    const voice = mixer.add({
      attendeeId: 'content',
      decoder: decoder(),
      maySpeak: () => true,
      mayListen: () => true,
      send: (packet) => packets.push(packet),
    });
    mixer.tick(0);
    expect(packets).toEqual([SILENT_PACKET]);
    voice.remove();
    voice.remove();
    expect(freed).toBe(1);
    mixer.tick(0);
    expect(packets).toHaveLength(1);
  });
});
