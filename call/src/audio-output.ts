import type { CallSession } from './call-session.ts';

/** The element that plays the sound of the others, and whether it is silenced. */
export function createAudioOutput(session: () => CallSession | null) {
  let element: HTMLAudioElement | null = null;
  let isSilent = false;
  return {
    element: () => element,
    bindAudio(next: HTMLAudioElement | null): void {
      element = next;
      if (!next) return;
      next.muted = isSilent;
      void session()
        ?.bindAudio(next)
        .catch(() => undefined);
    },
    setSilent(wanted: boolean): void {
      isSilent = wanted;
      if (element) element.muted = isSilent;
    },
  };
}
