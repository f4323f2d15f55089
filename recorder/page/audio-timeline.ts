import { FRAME_MS } from './picture-format.ts';
import type { RecordedTime } from './recorded-time.ts';

/** Stamps wander by some milliseconds on a busy machine: up to here sound is joined seamlessly. */
const TOLERANCE_MS = 60;

/** How sound that came joins what is in the file: silence first, then its samples from `from` to `to`. */
interface Join {
  readonly silence: number;
  readonly from: number;
  readonly to: number;
}

const NOTHING: Join = { silence: 0, from: 0, to: 0 };

/**
 * Sound has to be given to an encoder without a hole: it counts samples and knows no other time. So each piece is
 * joined to the last one, and only what the stamps show to be missing or doubled is mended.
 */
export interface AudioTimeline {
  /** `atMs`: when the first sample was heard, by the clock of the recorded time. */
  join(piece: { readonly atMs: number; readonly samples: number }): Join;
  /** Samples of silence that bring the sound up to this place of the file. */
  fillUntil(fileMs: number): number;
  /** How far the sound in the file goes. */
  lengthMs(): number;
}

export interface AudioTimelineOptions {
  readonly time: RecordedTime;
  readonly sampleRate: number;
  /** Samples that the encoder puts before the first one, and that nobody takes away again. @default 0 */
  readonly primingSamples?: number;
}

export function createAudioTimeline(options: AudioTimelineOptions): AudioTimeline {
  const { time, sampleRate, primingSamples = 0 } = options;
  const toSamples = (ms: number): number => Math.round((ms * sampleRate) / 1_000);
  const tolerance = toSamples(TOLERANCE_MS);
  let written = primingSamples;
  let joinedTo: number | null = null;

  return {
    join({ atMs, samples }) {
      const untilMs = atMs + (samples * 1_000) / sampleRate;
      const stretch = time.stretchOf(atMs, untilMs);
      if (!stretch) return NOTHING;
      const before = Math.max(0, toSamples(stretch.fromMs - atMs));
      const after = stretch.toMs === null ? 0 : Math.max(0, toSamples(untilMs - stretch.toMs));
      const to = Math.max(before, samples - after);
      const place =
        toSamples(stretch.firstFrame * FRAME_MS + (atMs - stretch.fromMs)) + before - written;
      const isFirst = joinedTo !== stretch.firstFrame;
      if (!isFirst && place < -tolerance) return NOTHING;
      const silence = isFirst || place > tolerance ? Math.max(0, place) : 0;
      const from = isFirst ? Math.min(to, before + Math.max(0, -place)) : before;
      if (from === to) return NOTHING;
      joinedTo = stretch.firstFrame;
      written += silence + to - from;
      return { silence, from, to };
    },
    fillUntil(fileMs) {
      const silence = Math.max(0, toSamples(fileMs) - written);
      written += silence;
      return silence;
    },
    lengthMs: () => (written * 1_000) / sampleRate,
  };
}
