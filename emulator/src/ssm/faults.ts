import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { AwsJsonError } from '../host/aws-json.ts';

const throttle = Type.Object({
  times: Type.Integer({ minimum: 1, default: 1 }),
  /** @default every operation */
  operation: Type.Optional(Type.String({ minLength: 1 })),
});

/** Orders that the next calls come too fast. */
export function createFaults() {
  const planned: { operation: string | undefined; left: number }[] = [];
  return {
    throttle(body: unknown): void {
      const { times, operation } = Value.Parse(throttle, body);
      planned.push({ operation, left: times });
    },
    throwIfThrottled(called: string): void {
      const plan = planned.find(
        ({ operation, left }) => left > 0 && (operation === undefined || operation === called),
      );
      if (!plan) return;
      plan.left -= 1;
      throw new AwsJsonError('ThrottlingException', 'Rate exceeded');
    },
    clear: () => void planned.splice(0),
  };
}
