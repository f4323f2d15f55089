export const SAMPLE_RATE = 48_000;
export const CHANNELS = 2;

/** Silence has some noise in it. */
const AUDIBLE = 0.002;

/** Both channels' samples by turns, as encoders take them; `from` and `to` count pairs. */
export function pairs(samples: Float32Array, from: number, to: number): Float32Array {
  return samples.subarray(from * CHANNELS, to * CHANNELS);
}

/** Two channels at 48 kHz out of whatever came; one channel goes to both. */
export function interleave(planes: readonly Float32Array[], sampleRate: number): Float32Array {
  const [left, right = left] = planes.map((plane) => toRate(plane, sampleRate));
  if (!left || !right) return new Float32Array(0);
  const out = new Float32Array(left.length * CHANNELS);
  for (let at = 0; at < left.length; at += 1) {
    out[at * CHANNELS] = left[at]!;
    out[at * CHANNELS + 1] = right[at]!;
  }
  return out;
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
