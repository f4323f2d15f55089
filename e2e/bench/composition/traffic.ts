import type { CDPSession } from '@playwright/test';

/** One answer that came over the network; seconds of the browser's own clock. */
interface Transfer {
  readonly url: string;
  readonly startedS: number;
  readonly endedS: number;
}

export interface Traffic {
  /** When the first page was asked for; milliseconds since 1970. */
  startedAt(): number;
  firstPaintMs(): number;
  /** As they went over the line, compressed. */
  bytesBeforeFirstPaint(): number;
  bytes(): number;
  /** Steps of the staircase: each holds what was asked for after something of the step before had come. */
  staircase(until: number): string[][];
}

/** Listens to what a page asks for and gets, from now on. */
export async function listen(cdp: CDPSession): Promise<Traffic> {
  const running = new Map<string, Transfer>();
  const transfers: Transfer[] = [];
  const chunks: { atS: number; bytes: number }[] = [];
  let first: { wallTime: number; timestamp: number } | undefined;
  let firstPaintS: number | undefined;

  function ended(requestId: string, endedS: number): void {
    const transfer = running.get(requestId);
    if (transfer) transfers.push({ ...transfer, endedS });
  }

  cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, ...more }) => {
    first ??= { wallTime: more.wallTime, timestamp };
    // Each hop of a redirect goes by the same id.
    if (more.redirectResponse) ended(requestId, timestamp);
    running.set(requestId, { url: request.url, startedS: timestamp, endedS: Infinity });
  });
  cdp.on('Network.requestServedFromCache', ({ requestId }) => running.delete(requestId));
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) running.delete(requestId);
  });
  cdp.on('Network.dataReceived', ({ timestamp, encodedDataLength }) =>
    chunks.push({ atS: timestamp, bytes: encodedDataLength }),
  );
  cdp.on('Network.loadingFinished', ({ requestId, timestamp }) => ended(requestId, timestamp));
  cdp.on('Page.lifecycleEvent', ({ name, timestamp }) => {
    if (name === 'firstContentfulPaint') firstPaintS ??= timestamp;
  });
  await cdp.send('Network.enable');
  await cdp.send('Page.enable');
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });

  const sum = (until: number) =>
    chunks.filter(({ atS }) => atS <= until).reduce((all, { bytes }) => all + bytes, 0);
  const paint = () => firstPaintS ?? Infinity;
  return {
    startedAt: () => first!.wallTime * 1_000,
    firstPaintMs: () => (paint() - first!.timestamp) * 1_000,
    bytesBeforeFirstPaint: () => sum(paint()),
    bytes: () => sum(Infinity),
    staircase: (until) =>
      staircase(transfers, first!.timestamp + (until - first!.wallTime * 1_000) / 1_000),
  };
}

/** Only true where the line is much slower than the machine: then whatever waits, waits for an answer. */
function staircase(transfers: readonly Transfer[], untilS: number): string[][] {
  const byStart = transfers
    .filter(({ endedS }) => endedS <= untilS)
    .sort((a, b) => a.startedS - b.startedS);
  const steps: { endS: number; urls: string[] }[] = [];
  for (const { url, startedS, endedS } of byStart) {
    const step = steps.at(-1);
    if (!step || startedS >= step.endS) steps.push({ endS: endedS, urls: [url] });
    else {
      step.urls.push(url);
      // What came first let the next step begin.
      step.endS = Math.min(step.endS, endedS);
    }
  }
  return steps.map(({ urls }) => urls);
}
