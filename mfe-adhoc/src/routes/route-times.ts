import type { Route } from '@video-escalation/contracts/http/routes';

/** An ended route stays in sight for so long, as in the api's own list. */
const KEPT_AFTER_END_MS = 15 * 60_000;

/** What an agent's routes are to him at one moment. */
export interface SortedRoutes {
  /** The newest that still leads to him: the one he is reading aloud. */
  readonly current: Route | null;
  readonly others: readonly Route[];
  readonly ended: readonly Route[];
}

/** A route's state by the clock: its time may be up before the api has said so. */
export function stateAt(route: Route, now: number): Route['state'] {
  const isOver = Date.parse(route.expiresAt) <= now;
  return isOver && isOpen(route.state) ? 'expired' : route.state;
}

/** Whether a customer can still come by it. */
function isOpen(state: Route['state']): boolean {
  return state === 'waiting' || state === 'opened';
}

/** @param routes newest first */
export function sortRoutes(routes: readonly Route[], now: number): SortedRoutes {
  const open = routes.filter((route) => isOpen(stateAt(route, now)));
  const ended = routes.filter(
    (route) => !open.includes(route) && Date.parse(route.expiresAt) + KEPT_AFTER_END_MS > now,
  );
  return { current: open[0] ?? null, others: open.slice(1), ended };
}

/** `9:41`: the time that is left, never below zero, nor above its whole life where the clocks disagree. */
export function timeLeft(route: Route, now: number): string {
  const end = Date.parse(route.expiresAt);
  const leftMs = Math.min(end - now, end - Date.parse(route.createdAt));
  const seconds = Math.max(0, Math.floor(leftMs / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** `48210937` as it is read aloud: `4821 0937`. */
export function grouped(reference: string): string {
  return `${reference.slice(0, 4)} ${reference.slice(4)}`;
}
