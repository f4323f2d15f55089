import type { MessageLanguage } from '@video-escalation/contracts/http/routes';

export interface LinkFacts {
  readonly agentName: string;
  readonly customerName: string | null;
  readonly link: string;
  readonly minutesLeft: number;
}

interface Words {
  readonly subject: (facts: LinkFacts) => string;
  readonly mail: (facts: LinkFacts) => string;
  /** Short: a text message of many parts costs as many. */
  readonly text: (facts: LinkFacts) => string;
}

/** How long is said in minutes: the server doesn't know what the customer's clock shows. */
const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    subject: ({ agentName }) => `Your link to talk to ${agentName} by video`,
    mail: ({ agentName, customerName, link, minutesLeft }) =>
      `Hello${customerName === null ? '' : ` ${customerName}`},\n\n` +
      `${agentName} sends you your personal link. It opens a chat, and from there you can see each other by video:\n\n` +
      `${link}\n\n` +
      `There is nothing to install, and your camera stays off until you switch it on. ` +
      `The link works once, within ${minutes(minutesLeft, 'minute', 'minutes')}.\n\n` +
      `If you aren't talking to ${agentName} right now, please ignore this message.`,
    text: ({ agentName, link, minutesLeft }) =>
      `${agentName} sends you your link for chat and video. It works once, within ${minutes(minutesLeft, 'minute', 'minutes')}: ${link}`,
  },
  de: {
    subject: ({ agentName }) => `Ihr Link zum Videogespräch mit ${agentName}`,
    mail: ({ agentName, customerName, link, minutesLeft }) =>
      `Guten Tag${customerName === null ? '' : ` ${customerName}`},\n\n` +
      `${agentName} schickt Ihnen Ihren persönlichen Link. Er öffnet einen Chat, und von dort können Sie einander per Video sehen:\n\n` +
      `${link}\n\n` +
      `Sie müssen nichts installieren, und Ihre Kamera bleibt aus, bis Sie sie einschalten. ` +
      `Der Link gilt einmal, noch ${minutes(minutesLeft, 'Minute', 'Minuten')}.\n\n` +
      `Falls Sie gerade nicht mit ${agentName} sprechen, beachten Sie diese Nachricht bitte nicht.`,
    text: ({ agentName, link, minutesLeft }) =>
      `${agentName} schickt Ihnen Ihren Link zu Chat und Video. Er gilt einmal, noch ${minutes(minutesLeft, 'Minute', 'Minuten')}: ${link}`,
  },
};

export const linkWordsIn = (language: MessageLanguage): Words => words[language];

function minutes(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
