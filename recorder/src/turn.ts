import { createApiClient } from '@video-escalation/contracts/http/client';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { Problem } from '@video-escalation/contracts/http/problems';
import { recorderTurns } from '@video-escalation/contracts/http/recorder';
import type { Log } from './log.ts';

/** Waiting costs: without an api there is nothing to wait for. */
const AWAY_LIMIT_MS = 90_000;

/**
 * For a task that was started ahead: waits, however long it takes, until its ticket stands for a recording.
 * @throws Problem when the ticket is no longer known or the api was away for too long, AbortError when told to go.
 */
export async function waitForTurn(
  apiUrl: string,
  ticket: string,
  log: Log,
  goAway: AbortSignal,
): Promise<void> {
  const api = createApiClient({ baseUrl: apiUrl, getToken: () => undefined });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = (): void => reject(new Problem('server/unavailable'));
  let timer: NodeJS.Timeout | undefined = setTimeout(giveUp, AWAY_LIMIT_MS);
  const stopFollowing = follow(
    api,
    recorderTurns,
    { body: { ticket } },
    {
      onEvent({ turn }) {
        if (turn === 'come') resolve();
        if (turn === 'gone') reject(new Problem('recorder/ticket-invalid'));
      },
      onState(state) {
        log.info({ state }, 'turns');
        // Told once for each attempt that fails: the first one counts.
        if (state === 'lost') timer ??= setTimeout(giveUp, AWAY_LIMIT_MS);
        else timer = void clearTimeout(timer);
      },
      onRefused: reject,
    },
  );
  const leave = (): void => reject(goAway.reason as Error);
  goAway.addEventListener('abort', leave, { once: true });
  await promise.finally(() => {
    goAway.removeEventListener('abort', leave);
    clearTimeout(timer);
    stopFollowing();
  });
}
