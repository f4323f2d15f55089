import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';

/** For every client: a call is over, one way or the other, before a page gives up on us. */
export const boundedCalls = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
} as const;

export const isNamed = (error: unknown, ...names: readonly string[]) =>
  error instanceof Error && names.includes(error.name);

/** Runs an SDK call; whatever goes wrong becomes this problem, with a hint when to come back. */
export async function asProblem<T>(code: ProblemCode, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw new Problem(code, undefined, { cause, retryAfterS: isLimit(cause) ? 5 : 2 });
  }
}

/** Undefined instead of an error that only says that the thing doesn't exist. */
export async function unless<T>(
  names: readonly string[],
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isNamed(error, ...names)) return undefined;
    throw error;
  }
}

/** Throttling and exhausted quotas pass slower than a hiccup of the network. */
const isLimit = (error: unknown) => isNamed(error, 'LimitExceededException') || isOverQuota(error);

/** Too many calls a second. Amazon Connect has two names for it, STS a third. */
export function isOverQuota(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return (
    status === 429 ||
    isNamed(error, 'ThrottlingException', 'TooManyRequestsException', 'Throttling')
  );
}
