export const SAMPLE_RATE = 48_000;

/** Silence has some noise in it. */
const AUDIBLE = 0.002;

/** One channel at 48 kHz out of whatever came: the meeting's one mix of voices has nothing to tell left from right. */
export function toMono(planes: readonly Float32Array[], sampleRate: number): Float32Array {
  const [left, right] = planes.map((plane) => toRate(plane, sampleRate));
  if (!left || !right) return left ?? new Float32Array(0);
  return left.map((each, at) => (each + right[at]!) / 2);
}

/** Straight lines between the samples: the service sends 48 kHz, and speech at another rate takes no harm. */
function toRate(samples: Float32Array, rate: number): Float32Array {
  if (rate === SAMPLE_RATE) return samples;
  const length = Math.round((samples.length * SAMPLE_RATE) / rate);
  return Float32Array.from({ length }, (_each, at) => {
    const place = (at * rate) / SAMPLE_RATE;
    const before = Math.min(samples.length - 1, Math.floor(place));
    const after = Math.min(samples.length - 1, before + 1);
    return samples[before]! + (samples[after]! - samples[before]!) * (place - before);
  });
}

export function isAudible(samples: Float32Array): boolean {
  return samples.some((each) => each > AUDIBLE || each < -AUDIBLE);
}
