import type { Capabilities, Capability } from '../api/shapes.ts';

/** Content shares join as their attendee's id and token with this suffix. */
export const CONTENT_SUFFIX = '#content';

export interface Attendee {
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly joinToken: string;
  capabilities: Capabilities;
}

export const defaultCapabilities: Capabilities = {
  Audio: 'SendReceive',
  Video: 'SendReceive',
  Content: 'SendReceive',
};

export function maySend(capability: Capability): boolean {
  return capability === 'SendReceive' || capability === 'Send';
}

export function mayReceive(capability: Capability): boolean {
  return capability === 'SendReceive' || capability === 'Receive';
}
