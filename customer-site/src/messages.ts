import { de } from './messages.de.ts';
import { en, type Messages } from './messages.en.ts';

export type { Messages };

/** Every sentence that a person can see. @param language BCP 47, as the browser names it. */
export function messagesFor(language: string): Messages {
  return language.toLowerCase().startsWith('de') ? de : en;
}
