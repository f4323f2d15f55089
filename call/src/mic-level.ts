import type { Devices } from './devices.ts';
import type { Timers } from './timers.ts';

const LEVEL_EVERY_MS = 100;
/** Few steps cause few redraws. */
const LEVEL_STEPS = 20;

/** Reports the level of a microphone, 0 to 1, ten times a second while it is shown. */
export function createMicLevel(
  devices: Pick<Devices, 'listen'>,
  timers: Timers,
  onLevel: (level: number) => void,
) {
  let stopShowing: (() => void) | null = null;

  function stop(): void {
    stopShowing?.();
    stopShowing = null;
  }

  return {
    isShown: () => stopShowing !== null,
    show(microphone: MediaStream | null): void {
      stop();
      const listening = microphone ? devices.listen(microphone) : null;
      const stopTimer = timers.every(LEVEL_EVERY_MS, () =>
        onLevel(Math.round((listening?.level() ?? 0) * LEVEL_STEPS) / LEVEL_STEPS),
      );
      stopShowing = () => {
        stopTimer();
        listening?.stop();
      };
    },
    stop,
  };
}
