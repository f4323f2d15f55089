import { de } from './messages.de.ts';
import { en, type Messages } from './messages.en.ts';

export type { Messages };

export const messagesOf = (language: 'en' | 'de'): Messages => (language === 'de' ? de : en);
