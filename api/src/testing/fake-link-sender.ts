import { Problem } from '@video-escalation/contracts/http/problems';
import type { Config } from '../config.ts';
import type { LinkSender, Mail, TextMessage } from '../routes/link-sender.ts';

/** Keeps what it is given to send. */
export function createFakeLinkSender(config: Pick<Config, 'ROUTE_EMAIL_FROM' | 'ROUTE_SMS'>) {
  const mails: Mail[] = [];
  const texts: TextMessage[] = [];
  let isOut = false;
  const send = async <T>(messages: T[], message: T): Promise<void> => {
    if (isOut) throw new Problem('route/not-delivered');
    messages.push(message);
  };
  const port: LinkSender = {
    ways: { email: config.ROUTE_EMAIL_FROM !== undefined, sms: config.ROUTE_SMS === 'on' },
    sendMail: (mail) => send(mails, mail),
    sendText: (message) => send(texts, message),
  };
  return { port, mails, texts, fail: () => void (isOut = true) };
}
