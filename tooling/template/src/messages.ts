import type { ContactRef } from '@video-escalation/contracts/events/contact';

type Channel = ContactRef['channel'];

/** Every sentence that this remote shows. A key that is missing in one language doesn't compile. */
export interface Messages {
  readonly noContact: string;
  readonly inFocus: Readonly<Record<Channel, string>>;
}

const en: Messages = {
  noContact: 'Nothing to show yet. This follows the contact that you accept.',
  inFocus: { chat: 'You’re looking at a chat.', voice: 'You’re looking at a phone call.' },
};

const de: Messages = {
  noContact: 'Noch ist nichts zu sehen. Das hier folgt dem Kontakt, den Sie annehmen.',
  inFocus: { chat: 'Sie sehen einen Chat vor sich.', voice: 'Sie sehen einen Anruf vor sich.' },
};

export const messagesIn = (language: 'en' | 'de'): Messages => ({ en, de })[language];
