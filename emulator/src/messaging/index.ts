import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { createFaults } from './faults.ts';
import { createOutbox } from './outbox.ts';
import { addMessagesPage } from './page.ts';
import { addSes } from './ses.ts';
import { addSns } from './sns.ts';

export interface MessagingOptions {
  readonly region?: string;
  readonly account?: string;
  /** Without one everybody may do anything. */
  readonly guard?: Guard;
}

/** Stand-in for Amazon SES and Amazon SNS: what is sent ends in an outbox that people can read at `/messages`. */
export function createMessagingService(options: MessagingOptions = {}): EmulatedService {
  const { region = 'us-east-1', account = '123456789012', guard } = options;
  const outbox = createOutbox();
  const faults = createFaults();
  return {
    name: 'messaging',
    async routes(app) {
      await addSes(app, { outbox, faults, guard, arnBase: `arn:aws:ses:${region}:${account}` });
      await addSns(app, { outbox, faults, guard });
      addMessagesPage(app, outbox);
    },
    control: { 'fail-next': (body) => faults.plan(body) },
    inspect: () => ({ sent: outbox.all() }),
    reset() {
      outbox.clear();
      faults.clear();
    },
    stop: () => Promise.resolve(),
  };
}
