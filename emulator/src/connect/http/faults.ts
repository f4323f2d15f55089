import { AwsError } from '../errors.ts';

export interface PlannedFault {
  readonly operation: string;
  readonly status: number;
  readonly type: string;
}

export type Faults = ReturnType<typeof createFaults>;

/** Failures ordered by a test, each for one call. */
export function createFaults() {
  const planned: PlannedFault[] = [];
  return {
    plan: (fault: PlannedFault) => void planned.push(fault),
    clear: () => void planned.splice(0),
    throwIfPlanned(operation: string): void {
      const index = planned.findIndex((each) => each.operation === operation);
      const [fault] = index < 0 ? [] : planned.splice(index, 1);
      if (fault)
        throw new AwsError(fault.status, fault.type, 'This failure was ordered by a test.');
    },
  };
}
