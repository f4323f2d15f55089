import { Type } from 'typebox';
import { Value } from 'typebox/value';

const runFault = Type.Object({
  /** `never-starts` leaves the task pending; another one is the reason of a failure, such as RESOURCE:FARGATE. */
  reason: Type.String({ minLength: 1 }),
});

/** What a test orders for the next RunTask calls, each for one. */
export interface Faults {
  planRun(body: unknown): void;
  takeRun(): string | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  const planned: string[] = [];
  return {
    planRun: (body) => void planned.push(Value.Parse(runFault, body).reason),
    takeRun: () => planned.shift(),
    clear: () => void planned.splice(0),
  };
}
