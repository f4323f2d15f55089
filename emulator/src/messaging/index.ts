import type { EmulatedService } from '../host/service.ts';
import { createFaults } from './faults.ts';
import { createOutbox } from './outbox.ts';
import { addMessagesPage } from './page.ts';
import { addSes } from './ses.ts';
import { addSns } from './sns.ts';

/** Stand-in for Amazon SES and Amazon SNS: what is sent ends in an outbox that people can read at `/messages`. */
export function createMessagingService(): EmulatedService {
  const outbox = createOutbox();
  const faults = createFaults();
  return {
    name: 'messaging',
    async routes(app) {
      addSes(app, outbox, faults);
      await addSns(app, outbox, faults);
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
