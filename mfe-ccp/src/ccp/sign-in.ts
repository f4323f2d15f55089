import type { CcpSession, SignInPlace } from '@video-escalation/contracts/http/agent';
import { Problem } from '@video-escalation/contracts/http/problems';
import { CcpError } from './ccp-error.ts';
import { pauseUntil, withTimeLimit, type After } from './time-limit.ts';

export interface SignInDeps {
  /** Asks the api for a federated sign-in, or where in line for it this agent stands. @throws Problem */
  readonly createSession: (cancelled: AbortSignal) => Promise<CcpSession | SignInPlace>;
  /** Resolves when Amazon Connect's page has answered; the page is kept until `cancelled`. */
  readonly submitSignIn: (session: CcpSession, cancelled: AbortSignal) => Promise<void>;
  readonly after: After;
}

const CALL_LIMIT_MS = 20_000;
/** What Amazon Connect's page answers can't be seen from here: the panel shows whether it has worked. */
const PAGE_LIMIT_MS = 5_000;
/** More than a thousand agents go in within that time; then something else is wrong. */
const LINE_LIMIT_MS = 15 * 60_000;
const FAILURES_IN_A_ROW = 4;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;

/** Waits in line if there is one, and signs in. Returns early when it is cancelled. @throws CcpError */
export async function signIn(
  deps: SignInDeps,
  onPlace: (place: SignInPlace) => void,
  cancelled: AbortSignal,
): Promise<void> {
  const { after, createSession } = deps;
  const limited = <T>(step: Promise<T>) =>
    withTimeLimit(step, CALL_LIMIT_MS, after, () => new CcpError('sign-in-slow'));
  let waitedMs = 0;
  let failures = 0;
  while (!cancelled.aborted) {
    let pauseMs: number;
    try {
      const answer = await limited(createSession(cancelled));
      if (cancelled.aborted) return;
      if (answer.state === 'ready') return await submit(deps, answer, cancelled);
      failures = 0;
      pauseMs = answer.comeBackInMs;
      onPlace(answer);
    } catch (error) {
      failures++;
      pauseMs = retryPauseMs(error, failures);
    }
    waitedMs += pauseMs;
    if (waitedMs > LINE_LIMIT_MS) throw new CcpError('sign-in-slow');
    await pauseUntil(pauseMs, after, cancelled);
  }
}

async function submit(
  { after, submitSignIn }: SignInDeps,
  session: CcpSession,
  cancelled: AbortSignal,
): Promise<void> {
  const { promise: timeUp, resolve } = Promise.withResolvers<void>();
  const cancelLimit = after(PAGE_LIMIT_MS, resolve);
  await Promise.race([submitSignIn(session, cancelled), timeUp]).finally(cancelLimit);
}

/** A task of the api that restarts must not cost a place: the next one knows it, too. @throws CcpError at last */
function retryPauseMs(error: unknown, failures: number): number {
  if (error instanceof CcpError) throw error;
  const problem = error instanceof Problem ? error : undefined;
  if (problem?.code === 'auth/not-an-agent') throw new CcpError('not-an-agent', { cause: error });
  const isPassing = problem !== undefined && problem.status >= 500;
  if (!isPassing || failures >= FAILURES_IN_A_ROW) {
    throw new CcpError('sign-in-failed', { cause: error });
  }
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
}
