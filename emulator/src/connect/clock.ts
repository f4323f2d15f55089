export type Now = () => Date;

/**
 * A clock that never shows the same millisecond twice. GetTranscript sorts by AbsoluteTime alone, and two
 * items of one millisecond came back in the wrong order.
 */
export function createStrictClock(now: Now): Now {
  let last = 0;
  return () => {
    last = Math.max(now().getTime(), last + 1);
    return new Date(last);
  };
}
