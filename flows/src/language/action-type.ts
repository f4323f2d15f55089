import type { TSchema } from 'typebox';
import type { FlowType, Operator } from './flow.ts';

/** What the Flow language says of one type of action. */
export interface ActionType {
  readonly parameters: TSchema;
  /** Nothing follows it. */
  readonly isTerminal?: true;
  /** Branches that it must have. */
  readonly errors?: readonly string[];
  /** Branches that it may have beside NoMatchingError, which every action may have. */
  readonly moreErrors?: readonly string[];
  /** Undefined: it has no result to compare. */
  readonly conditions?: {
    /** @default all of them */
    readonly operators?: readonly Operator[];
    /** Operands that each must have a condition. */
    readonly required?: (parameters: Readonly<Record<string, unknown>>) => readonly string[];
    /** Whether others than the required ones may be compared. @default true */
    readonly isOpen?: false;
  };
  /** @default all of them */
  readonly flowTypes?: readonly FlowType[];
  /** Time passes in it, or it counts: a circle through it isn't endless work. */
  readonly waits?: true;
}

export type ActionTypes = Readonly<Record<string, ActionType>>;

export const FAILED = 'NoMatchingError';
export const NO_MATCH = 'NoMatchingCondition';
export const FULL = 'QueueAtCapacity';

const transfers = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'] as const;
/** Where contacts come in or are passed on. */
export const inbound: readonly FlowType[] = ['CONTACT_FLOW', ...transfers];
export const inboundOrQueue: readonly FlowType[] = [...inbound, 'CUSTOMER_QUEUE'];
