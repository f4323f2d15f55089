import { inThisRealm } from './realm-clock.ts';
import { isAudible, toMono } from './sound.ts';

export interface SoundPiece {
  /** When its first sample was heard, by this realm's clock. */
  readonly atMs: number;
  readonly samples: Float32Array;
}

export interface SoundSource {
  /** Another stream takes the place of the former. */
  follow(pieces: ReadableStream<AudioData>): void;
  /** Whether anything was audible since the last question. */
  takeWasAudible(): boolean;
}

export interface SoundSourceOptions {
  readonly now: () => number;
  readonly pageIsAheadMs: number;
  readonly onPiece: (piece: SoundPiece) => void;
}

export function createSoundSource({
  now,
  pageIsAheadMs,
  onPiece,
}: SoundSourceOptions): SoundSource {
  let reader: ReadableStreamDefaultReader<AudioData> | null = null;
  let wasAudible = false;

  async function read(from: ReadableStreamDefaultReader<AudioData>): Promise<void> {
    for (;;) {
      const { value, done } = await from.read();
      if (done) return;
      const atMs = inThisRealm(value.timestamp / 1_000, now(), pageIsAheadMs);
      const samples = toMono(planesOf(value), value.sampleRate);
      value.close();
      wasAudible ||= isAudible(samples);
      onPiece({ atMs, samples });
    }
  }
  return {
    follow(pieces) {
      // Cancelling fails only where the stream had ended by itself.
      reader?.cancel().catch(() => undefined);
      reader = pieces.getReader();
      // A track that breaks is silent from there; another one comes with the next connection.
      read(reader).catch(() => undefined);
    },
    takeWasAudible() {
      const was = wasAudible;
      wasAudible = false;
      return was;
    },
  };
}

function planesOf(data: AudioData): Float32Array[] {
  return Array.from({ length: Math.min(2, data.numberOfChannels) }, (_each, planeIndex) => {
    const plane = new Float32Array(data.numberOfFrames);
    data.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });
}
