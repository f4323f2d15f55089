import type { IncomingMessage, ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { S3Error } from './errors.ts';

const failure = Type.Object({
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  code: Type.Optional(Type.String()),
  /** Only that operation; every one without. */
  operation: Type.Optional(Type.String()),
  /** @default 1, unless there is `forMs` */
  times: Type.Optional(Type.Integer({ minimum: 1 })),
  forMs: Type.Optional(Type.Integer({ minimum: 1 })),
});
const outage = Type.Object({ on: Type.Boolean() });

interface Planned {
  readonly error: S3Error;
  readonly operation: string | undefined;
  timesLeft: number;
  readonly until: number;
}

/** What a test does to the service: errors that end by count or by time, and a cable that is pulled. */
export interface Faults {
  planFailure(body: unknown): void;
  /** From then on every connection breaks, those at work too, until it is off again. */
  setOutage(body: unknown): void;
  /** Notes the request as at work. True if it was cut at once, and nobody is there to answer to. */
  isCut(request: IncomingMessage, response: ServerResponse): boolean;
  throwIfPlanned(operation: string): void;
  /** Presigned URLs that were signed until now are as good as expired: nobody has to wait for it. */
  expireUrls(): void;
  /** Milliseconds since 1970: a URL signed before that has expired, however long it was meant to live. */
  urlsDeadBefore(): number;
  /** How many connections the outages have cut so far. */
  cutCount(): number;
  clear(): void;
}

export function createFaults(now: () => number): Faults {
  let planned: Planned[] = [];
  let isOut = false;
  let deadBefore = 0;
  let cuts = 0;
  const atWork = new Set<IncomingMessage>();

  function cut(request: IncomingMessage): void {
    cuts += 1;
    request.socket.destroy();
  }

  return {
    planFailure(body) {
      const { status, code = 'SlowDown', operation, times, forMs } = Value.Parse(failure, body);
      planned.push({
        error: new S3Error(status, code, 'This failure was ordered by a test.'),
        operation,
        timesLeft: times ?? (forMs === undefined ? 1 : Infinity),
        until: forMs === undefined ? Infinity : now() + forMs,
      });
    },
    setOutage(body) {
      isOut = Value.Parse(outage, body).on;
      if (isOut) for (const request of atWork) cut(request);
    },
    isCut(request, response) {
      if (isOut) {
        cut(request);
        return true;
      }
      atWork.add(request);
      response.once('close', () => atWork.delete(request));
      return false;
    },
    throwIfPlanned(operation) {
      planned = planned.filter(({ timesLeft, until }) => timesLeft > 0 && now() < until);
      const found = planned.find((each) => (each.operation ?? operation) === operation);
      if (!found) return;
      found.timesLeft -= 1;
      throw found.error;
    },
    // Signatures carry whole seconds: one of this very second may be newer than this.
    expireUrls: () => void (deadBefore = Math.floor(now() / 1000) * 1000),
    urlsDeadBefore: () => deadBefore,
    cutCount: () => cuts,
    clear() {
      planned = [];
      isOut = false;
      deadBefore = 0;
      cuts = 0;
    },
  };
}
