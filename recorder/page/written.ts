import type { Output } from 'mediabunny';

/** Of mediabunny's own, what it says nothing of; 1.61.0. */
interface Muxer {
  readonly finalizedChunks: unknown[];
  readonly trackDatas: readonly { readonly finalizedChunks: unknown[] }[];
}

/** All that the library still knows of fragments that are written. */
export function writtenParts(output: Output): readonly unknown[][] {
  const { _muxer: muxer } = output as unknown as { readonly _muxer: Muxer };
  return [muxer.finalizedChunks, ...muxer.trackDatas.map((each) => each.finalizedChunks)];
}

/**
 * The library keeps the time and size of each frame and each piece of sound until the end, 277,000 of them an hour, for
 * an index of fragments behind the last one. Nobody reads that: what is played is made anew, with an index in front.
 */
export function forgetWritten(output: Output): void {
  for (const parts of writtenParts(output)) parts.length = 0;
}
