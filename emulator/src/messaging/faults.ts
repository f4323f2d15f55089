import { Type } from 'typebox';
import { Value } from 'typebox/value';

const request = Type.Object({
  operation: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  type: Type.String(),
});

/** What a service answers instead of doing what it was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

export type Faults = ReturnType<typeof createFaults>;

/** One-shot faults: the next call of an operation fails as told, then it works again. */
export function createFaults() {
  const planned: { operation: string; refusal: Refusal }[] = [];
  return {
    plan(body: unknown): void {
      const { operation, status, type } = Value.Parse(request, body);
      const refusal = new Refusal(status, type, 'This failure was ordered by a test.');
      planned.push({ operation, refusal });
    },
    throwIfPlanned(operation: string): void {
      const index = planned.findIndex((each) => each.operation === operation);
      const [fault] = index < 0 ? [] : planned.splice(index, 1);
      if (fault) throw fault.refusal;
    },
    clear: () => void planned.splice(0),
  };
}
