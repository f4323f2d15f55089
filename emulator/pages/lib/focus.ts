import { useEffect, type MutableRef } from 'preact/hooks';

/**
 * Moves the focus to where the work goes on, but never out of the embedding page's hands: only when
 * the person is in this frame already. `whenLost` leaves a focus alone that is still somewhere.
 */
export function useFocus(
  target: MutableRef<HTMLElement | null>,
  when: unknown,
  { whenLost = false } = {},
): void {
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (document.hasFocus() && (isLost || !whenLost)) target.current?.focus();
  }, [target, when, whenLost]);
}
