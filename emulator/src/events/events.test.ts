import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHost } from '../host/host.ts';
import type { RetryPolicy } from './delivery.ts';
import { createEventsService } from './index.ts';

const patience = { timeout: 10_000, interval: 10 };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Pattern = Record<string, (string | { prefix: string })[] | Record<string, string[]>>;

interface Post {
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

/** An API destination that answers with these statuses in turn, the last one for ever. */
async function receiver(...statuses: number[]) {
  const posts: Post[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (data: Buffer) => chunks.push(data));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Post['body'];
      posts.push({ headers: request.headers, body });
      response.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events` };
}

async function startBus(
  url: string,
  pattern: Pattern = { source: ['recorder'] },
  retry?: RetryPolicy,
) {
  const service = createEventsService({
    account: '111122223333',
    destinations: [{ pattern, url, headers: { 'x-api-key': 'secret' }, ...(retry && { retry }) }],
    timings: { firstRetryMs: 1, maxAttempts: 3 },
  });
  const host = await createHost({ port: 0, services: [service] });
  const base = `http://localhost:${await host.listen()}`;
  const client = new EventBridgeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    maxAttempts: 1,
    endpoint: `${base}/events`,
  });
  stops.push(async () => {
    client.destroy();
    await host.stop();
  });
  const put = (Source: string, Detail: object) =>
    client.send(
      new PutEventsCommand({
        Entries: [{ Source, DetailType: 'State Change', Detail: JSON.stringify(Detail) }],
      }),
    );
  const deliveries = async () => {
    const response = await fetch(`${base}/__control/inspect`);
    const { events } = (await response.json()) as { events: { deliveries: object[] }[] };
    return events.flatMap((event) => event.deliveries);
  };
  return { client, put, deliveries, publish: service.publish };
}

describe('an event', () => {
  it('is posted with its envelope and the API key to the destinations whose pattern it fits', async () => {
    const { posts, url } = await receiver(204);
    const { put } = await startBus(url, { source: ['recorder'], detail: { state: ['DONE'] } });
    await put('somebody else', { state: 'DONE' });
    await put('recorder', { state: 'BEGUN' });
    const { Entries } = await put('recorder', { state: 'DONE' });
    await vi.waitFor(() => expect(posts).toHaveLength(1), patience);
    expect(posts[0]!.headers).toMatchObject({
      'x-api-key': 'secret',
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      'content-type': 'application/json; charset=utf-8',
      range: 'bytes=0-1048575',
    });
    expect(posts[0]!.body).toMatchObject({
      id: Entries![0]!.EventId,
      version: '0',
      account: '111122223333',
      region: 'us-east-1',
      source: 'recorder',
      'detail-type': 'State Change',
      resources: [],
      detail: { state: 'DONE' },
    });
  });

  it('of a service of the emulator goes the same way', async () => {
    const { posts, url } = await receiver(200);
    const { publish } = await startBus(url, { source: [{ prefix: 'aws.' }] });
    publish({ source: 'aws.ecs', detailType: 'ECS Task State Change', detail: { a: 1 } });
    await vi.waitFor(() => expect(posts[0]?.body.detail).toEqual({ a: 1 }), patience);
  });

  it('is sent again when the destination is ill', async () => {
    const { posts, url } = await receiver(503, 429, 200);
    const { put, deliveries } = await startBus(url);
    await put('recorder', {});
    await vi.waitFor(
      async () => expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 3 }]),
      patience,
    );
    expect(new Set(posts.map(({ body }) => body.id)).size).toBe(1);
  });

  it('is given up after so many attempts, also where nobody listens', async () => {
    const { url } = await receiver(500);
    const { put, deliveries } = await startBus(url);
    await put('recorder', {});
    const failed = { state: 'failed', attempts: 3, answer: 500 };
    await vi.waitFor(async () => expect(await deliveries()).toMatchObject([failed]), patience);
    const nobody = await startBus('http://127.0.0.1:9/events');
    await nobody.put('recorder', {});
    await vi.waitFor(
      async () =>
        expect(await nobody.deliveries()).toMatchObject([{ state: 'failed', attempts: 3 }]),
      patience,
    );
  });

  it('is tried as often as the retry policy of its destination says', async () => {
    const { url } = await receiver(500);
    const policy = { maximumAttempts: 4, maximumAgeS: 60 };
    const { put, deliveries } = await startBus(url, { source: ['recorder'] }, policy);
    await put('recorder', {});
    const failed = { state: 'failed', attempts: 5, answer: 500 };
    await vi.waitFor(async () => expect(await deliveries()).toMatchObject([failed]), patience);
  });

  it('is not sent again when it is refused for good', async () => {
    const { posts, url } = await receiver(400);
    const { put, deliveries } = await startBus(url);
    await put('recorder', {});
    await vi.waitFor(
      async () => expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1 }]),
      patience,
    );
    expect(posts).toHaveLength(1);
  });
});

describe('PutEvents', () => {
  it('refuses one bad entry beside good ones', async () => {
    const { client } = await startBus('http://127.0.0.1:9/');
    const { FailedEntryCount, Entries } = await client.send(
      new PutEventsCommand({
        Entries: [
          { Source: 'a', DetailType: 'b', Detail: '{}' },
          { Source: 'a', DetailType: 'b', Detail: 'no JSON' },
          { Source: 'aws.ecs', DetailType: 'b', Detail: '{}' },
          { DetailType: 'b', Detail: '{}' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(3);
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSource',
      'InvalidArgument',
    ]);
  });

  it('is all that there is; another operation is named and refused', async () => {
    const { client } = await startBus('http://127.0.0.1:9/');
    await expect(client.send(new ListRulesCommand({}))).rejects.toThrow(
      'ListRules is not emulated',
    );
  });
});
