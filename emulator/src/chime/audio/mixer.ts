import { createJitterBuffer } from './jitter.ts';
import { SAMPLES_PER_TICK, SILENT_PACKET, type Decoder, type Encoder } from './opus.ts';

/** One connection's audio: what it says goes to everyone whose attendee is another one. */
export interface Voice {
  receive(sequenceNumber: number, payload: Buffer): void;
  setMuted(isMuted: boolean): void;
  /** Loudest frame since the last call, in dBFS: 0 is full scale, -127 silence. */
  takeLevel(): number;
  readonly lossRate: number;
  remove(): void;
}

interface VoiceOptions {
  /** Connections of one attendee (camera and content) don't hear each other. */
  readonly attendeeId: string;
  readonly decoder: Decoder;
  /** Without one the connection is sent silence. */
  readonly encoder?: Encoder;
  /** Whether this attendee may be heard now. */
  readonly maySpeak: () => boolean;
  readonly mayListen: () => boolean;
  /** One 20 ms packet; `skippedTicks` were left out before it. */
  readonly send: (packet: Uint8Array, skippedTicks: number) => void;
}

export interface Mixer {
  add(options: VoiceOptions): Voice;
  /** Mixes and sends 20 ms. */
  tick(skippedTicks: number): void;
  close(): void;
}

const SILENCE_DBFS = -127;

interface VoiceState {
  readonly options: VoiceOptions;
  readonly jitter: ReturnType<typeof createJitterBuffer>;
  isMuted: boolean;
  level: number;
}

/** Mix-minus: everyone hears everyone else, and never himself. */
export function createMixer(): Mixer {
  const voices = new Set<VoiceState>();

  const remove = (state: VoiceState) => {
    if (!voices.delete(state)) return;
    state.options.decoder.free();
    state.options.encoder?.free();
  };

  return {
    add(options) {
      const jitter = createJitterBuffer();
      const state: VoiceState = { options, jitter, isMuted: false, level: SILENCE_DBFS };
      voices.add(state);
      return {
        receive: (sequenceNumber, payload) => jitter.push(sequenceNumber, payload),
        setMuted: (isMuted) => void (state.isMuted = isMuted),
        takeLevel() {
          const { level } = state;
          state.level = SILENCE_DBFS;
          return level;
        },
        get lossRate() {
          return jitter.lossRate;
        },
        remove: () => remove(state),
      };
    },
    tick(skippedTicks) {
      const byAttendee = sumByAttendee(voices);
      for (const { options } of voices) {
        const mix = options.mayListen() ? mixWithout(options.attendeeId, byAttendee) : undefined;
        options.send(encodeMix(mix, options.encoder), skippedTicks);
      }
    },
    close() {
      for (const state of [...voices]) remove(state);
    },
  };
}

function sumByAttendee(voices: ReadonlySet<VoiceState>): Map<string, Int32Array> {
  const sums = new Map<string, Int32Array>();
  for (const voice of voices) {
    const pcm = nextFrame(voice);
    if (!pcm || voice.isMuted || !voice.options.maySpeak()) continue;
    voice.level = Math.max(voice.level, levelOf(pcm));
    const sum = sums.get(voice.options.attendeeId) ?? new Int32Array(SAMPLES_PER_TICK);
    for (let i = 0; i < SAMPLES_PER_TICK; i++) sum[i]! += pcm[i] ?? 0;
    sums.set(voice.options.attendeeId, sum);
  }
  return sums;
}

/** Decoding goes on while muted, so that the decoder's state follows the stream. */
function nextFrame({ jitter, options }: VoiceState): Int16Array | undefined {
  const output = jitter.pop();
  if (output.kind === 'idle') return undefined;
  try {
    if (output.kind === 'lost') return options.decoder.conceal(output.next);
    return options.decoder.decode(output.payload);
  } catch {
    return undefined; // a packet that isn't Opus is silence, and harms nobody else
  }
}

function mixWithout(
  attendeeId: string,
  sums: ReadonlyMap<string, Int32Array>,
): Int32Array | undefined {
  const others = [...sums].filter(([each]) => each !== attendeeId).map(([, sum]) => sum);
  if (others.length <= 1) return others[0];
  const mix = new Int32Array(SAMPLES_PER_TICK);
  for (const sum of others) for (let i = 0; i < SAMPLES_PER_TICK; i++) mix[i]! += sum[i]!;
  return mix;
}

function encodeMix(mix: Int32Array | undefined, encoder: Encoder | undefined): Uint8Array {
  if (!encoder) return SILENT_PACKET;
  const pcm = new Int16Array(SAMPLES_PER_TICK);
  if (mix) {
    for (let i = 0; i < SAMPLES_PER_TICK; i++) {
      pcm[i] = Math.max(-32_768, Math.min(32_767, mix[i]!));
    }
  }
  return encoder.encode(pcm);
}

function levelOf(pcm: Int16Array): number {
  let energy = 0;
  for (const sample of pcm) energy += sample * sample;
  const rms = Math.sqrt(energy / pcm.length) / 32_768;
  return rms > 0 ? Math.max(SILENCE_DBFS, 20 * Math.log10(rms)) : SILENCE_DBFS;
}
