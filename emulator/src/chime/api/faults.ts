import { Type } from 'typebox';
import { ServiceError } from './errors.ts';
import { parseControl } from './parse-control.ts';

const faultRequest = Type.Object({
  operation: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  code: Type.String(),
});

/** One-shot faults: the next call of an operation fails as told, then it works again. */
export interface Faults {
  plan(request: unknown): void;
  take(operation: string): ServiceError | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  const planned = new Map<string, ServiceError[]>();
  return {
    plan(request) {
      const { operation, status, code } = parseControl(faultRequest, request);
      const fault = new ServiceError(
        status,
        code,
        `${operation} fails because a test asked for it.`,
      );
      planned.set(operation, [...(planned.get(operation) ?? []), fault]);
    },
    take: (operation) => planned.get(operation)?.shift(),
    clear: () => planned.clear(),
  };
}
