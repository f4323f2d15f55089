import { contactDetails, type ContactDetails } from '@video-escalation/contracts/http/agent';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { ContactId } from '@video-escalation/contracts/ids';

/** Details of contacts. Each is asked for once, and again after a failure. */
export function createDetailsStore(api: ApiClient, onChange: () => void) {
  const known = new Map<ContactId, ContactDetails>();
  const asking = new Set<ContactId>();

  async function load(contactId: ContactId): Promise<void> {
    if (known.has(contactId) || asking.has(contactId)) return;
    asking.add(contactId);
    const details = await api.call(contactDetails, { params: { contactId } }).catch(() => null);
    asking.delete(contactId);
    if (!details) return;
    known.set(contactId, details);
    onChange();
  }

  return {
    of: (contactId: ContactId): ContactDetails | null => known.get(contactId) ?? null,
    load: (contactId: ContactId): void => void load(contactId),
  };
}

export type DetailsStore = ReturnType<typeof createDetailsStore>;
