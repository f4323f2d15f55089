import type { ContactRef } from '@video-escalation/contracts/events/contact';

const order: readonly ContactRef['state'][] = ['connected', 'ended', 'connecting', 'missed'];

/** The contact that the agent is at: the one viewed in the panel, else the liveliest. */
export function focusOf(
  contacts: readonly ContactRef[],
  viewedId: string | undefined,
): ContactRef | null {
  const viewed = contacts.find((contact) => contact.contactId === viewedId);
  if (viewed) return viewed;
  const byState = order.map((state) => contacts.find((contact) => contact.state === state));
  return byState.find((contact) => contact !== undefined) ?? null;
}
