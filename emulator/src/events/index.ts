import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { serveAwsJson } from '../host/aws-json.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { defaultTimings, deliver, type Delivery, type DeliveryTimings } from './delivery.ts';
import { envelope, type BusEvent, type PublishEvent, type ServiceEvent } from './event.ts';
import { eventsPermissions } from './permissions.ts';
import { eventPattern, matches, type EventPattern } from './pattern.ts';
import { createPutEvents } from './put-events.ts';

/** Rules with an API destination each: what matches the pattern is posted to the address. */
export const eventsSeed = Type.Object({
  destinations: Type.Optional(
    Type.Array(
      Type.Object({
        pattern: eventPattern,
        url: Type.String({ minLength: 1 }),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        retry: Type.Optional(
          Type.Object({
            maximumAttempts: Type.Integer({ minimum: 0, maximum: 185 }),
            maximumAgeS: Type.Integer({ minimum: 60, maximum: 86_400 }),
          }),
        ),
      }),
    ),
  ),
});
export type EventsSeed = Static<typeof eventsSeed>;

export interface EventsOptions extends EventsSeed {
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
  readonly now?: () => Date;
  readonly timings?: Partial<DeliveryTimings>;
}

export interface EventsService extends EmulatedService {
  /** How the other services tell what happens in them. */
  readonly publish: PublishEvent;
}

interface Kept {
  readonly event: BusEvent;
  readonly deliveries: readonly Delivery[];
}

const MAX_KEPT = 500;

/** EventBridge: PutEvents, and events of the emulated services, to API destinations; at least once, in no order. */
export function createEventsService(options: EventsOptions = {}): EventsService {
  const { destinations = [], region = 'us-east-1', account = '123456789012' } = options;
  const now = options.now ?? (() => new Date());
  const timings = { ...defaultTimings, ...options.timings };
  const rules = destinations.map((each) => ({
    ...each,
    // The schema's cycle has no type of its own.
    pattern: Value.Parse(eventPattern, each.pattern) as EventPattern,
  }));
  const kept: Kept[] = [];
  const atWork = new Set<Promise<void>>();
  let stopping = new AbortController();

  function publish(said: ServiceEvent, at = now()): BusEvent {
    const event = envelope(said, { account, region }, at);
    const deliveries = rules
      .filter(({ pattern }) => matches(pattern, event))
      .map((rule) => {
        const delivery: Delivery = {
          url: rule.url,
          state: 'pending',
          attempts: 0,
          answer: undefined,
        };
        const work = deliver(event, rule, delivery, { timings, signal: stopping.signal });
        atWork.add(work);
        void work.finally(() => atWork.delete(work));
        return delivery;
      });
    kept.push({ event, deliveries });
    kept.splice(0, Math.max(0, kept.length - MAX_KEPT));
    return event;
  }

  async function settle(): Promise<void> {
    stopping.abort();
    await Promise.all(atWork);
  }

  return {
    name: 'events',
    publish: (event) => void publish(event),
    routes: (app) =>
      serveAwsJson(app, {
        path: '/events',
        signedAs: 'events',
        operations: { PutEvents: createPutEvents(publish) },
        permissions: eventsPermissions(`arn:aws:events:${region}:${account}`),
        guard: options.guard,
      }),
    inspect: () =>
      kept.map(({ event, deliveries }) => ({
        id: event.id,
        source: event.source,
        detailType: event['detail-type'],
        time: event.time,
        deliveries: deliveries.map(({ url, state, attempts, answer }) => ({
          url,
          state,
          attempts,
          answer: answer ?? null,
        })),
      })),
    async reset() {
      await settle();
      stopping = new AbortController();
      kept.length = 0;
    },
    stop: settle,
  };
}
