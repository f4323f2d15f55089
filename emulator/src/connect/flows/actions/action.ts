import type { TSchema } from 'typebox';
import type { Contact } from '../../contacts/contact.ts';
import type { Queue } from '../../directory.ts';
import type { SeedBot } from '../../seed.ts';

/** What actions may do with the world. */
export interface FlowPort {
  readonly contact: Contact;
  /** Shows or speaks a text to the customer; in a bot's name if it is the bot's. */
  say(text: string, speaker?: 'BOT'): void;
  /** What the customer writes next; undefined if it takes longer. */
  hear(ms: number): Promise<string | undefined>;
  /** Transfers to the target queue; false at its capacity. */
  enqueue(): boolean;
  disconnect(): void;
  update(change: Partial<Pick<Contact, 'name' | 'description' | 'references'>>): void;
  setAttributes(attributes: Readonly<Record<string, string>>): void;
  /** Undefined where no such queue or agent exists. */
  findQueue(target: {
    queueId?: string | undefined;
    agentId?: string | undefined;
  }): Queue | undefined;
  /** Of one channel's contacts, or of all. */
  /** Undefined while there is no activity in the contact centre. */
  metrics(queue: Queue, channel?: string): QueueMetrics | undefined;
  /** By these hours, or else by those of the target queue; undefined where there are none to go by. */
  isOpen(hoursId: string | undefined): boolean | undefined;
  /** Undefined: the instance doesn't know it. */
  findBot(aliasArn: string): SeedBot | undefined;
  sleep(ms: number): Promise<void>;
}

export interface QueueMetrics {
  readonly size: number;
  readonly oldestContactAgeSeconds: number;
  readonly agentsOnline: number;
  readonly agentsStaffed: number;
  readonly agentsAvailable: number;
}

/** How an action leaves: along NextAction, a condition on its result, an error branch, or out of the flow. */
export type Outcome =
  | { readonly kind: 'next' }
  | { readonly kind: 'result'; readonly value: string }
  | { readonly kind: 'error'; readonly type: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'flow'; readonly flowId: string };

/** What one run remembers between its actions. */
export interface RunMemory {
  readonly loops: Map<string, number>;
  metrics?: QueueMetrics;
  /** What the last bot understood. */
  intent?: string;
}

interface ActionInput {
  readonly identifier: string;
  /** Parameters after the schema's check, every JSONPath resolved. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly port: FlowPort;
  readonly memory: RunMemory;
}

export interface ActionType {
  readonly parameters: TSchema;
  /** A last action of a flow: it needs no NextAction. */
  readonly isTerminal?: true;
  run(input: ActionInput): Outcome | Promise<Outcome>;
}

export const next: Outcome = { kind: 'next' };
export const result = (value: string | number): Outcome => ({
  kind: 'result',
  value: String(value),
});
export const failed = (type = 'NoMatchingError'): Outcome => ({ kind: 'error', type });
