import type { Role } from './http/meetings.ts';

/** Every external user id begins with its owner's role and a colon: who came later stands in no list of people. */
export function roleOf(externalUserId: string): Role | null {
  const [role] = externalUserId.split(':');
  return role === 'agent' || role === 'customer' || role === 'recorder' ? role : null;
}
