import type { Queue } from '../directory.ts';
import type { Channel } from '../seed.ts';
import type { ContactState } from './machine.ts';

export interface Contact {
  readonly id: string;
  readonly channel: Channel;
  readonly initiationMethod: 'API' | 'INBOUND';
  readonly initiatedAt: Date;
  readonly flowId: string;
  readonly customer: {
    /** For a chat also the participant id: Streams and ChatJS take them for one. */
    readonly connectionId: string;
    readonly name: string;
    readonly phoneNumber?: string;
  };
  state: ContactState;
  stateSince: Date;
  attributes: Record<string, string>;
  segmentAttributes: Record<string, unknown>;
  references: Record<string, unknown>;
  name?: string;
  description?: string;
  readonly customerId?: string;
  readonly relatedContactId?: string;
  /** What messages of a chat may be. */
  readonly contentTypes?: readonly string[];
  /** Set by the flow before the contact is transferred to it. */
  targetQueue?: Queue;
  queuedAt?: Date;
  /** Lower numbers come first. */
  priority: number;
  /** Seconds by which the contact counts as older than it is. */
  queueTimeAdjustment: number;
  /** Flow that runs while the contact waits. */
  customerQueueFlow?: string;
  /** The agent at whom it rings or who holds it; stays after the end. */
  agent?: { readonly userId: string; readonly connectionId: string; readonly connectedAt?: Date };
  isOnHold?: boolean;
  endedAt?: Date;
  disconnectReason?: string;
}

/** Connect's default for contacts whose flow sets no priority. */
export const defaultPriority = 5;
