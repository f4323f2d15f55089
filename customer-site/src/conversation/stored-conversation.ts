import { parse } from '@video-escalation/contracts/config/parse';
import { StartedContact } from '@video-escalation/contracts/http/contacts';

/** What brings a conversation back after a reload: this tab's own, gone when the tab closes. */
export interface ConversationStore {
  read(): StartedContact | null;
  write(conversation: StartedContact): void;
  clear(): void;
}

const KEY = 'conversation';

/** Storage may be closed to us (private modes, policies): then a reload starts anew, and nothing breaks. */
export function createConversationStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
): ConversationStore {
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null');
        return parse(StartedContact, stored, 'The stored conversation');
      } catch {
        return null; // none, or nothing of ours
      }
    },
    write(conversation) {
      try {
        storage?.setItem(KEY, JSON.stringify(conversation));
      } catch {
        storage?.removeItem(KEY);
      }
    },
    clear: () => storage?.removeItem(KEY),
  };
}
