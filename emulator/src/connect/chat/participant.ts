export type ParticipantRole = 'CUSTOMER' | 'AGENT' | 'SYSTEM';

export interface Participant {
  readonly id: string;
  readonly contactId: string;
  readonly role: ParticipantRole;
  readonly displayName: string;
  /** The agent's user id; customers have none. */
  readonly userId?: string;
}
