import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBalancer } from '../balancer/balancer.ts';
import { createFirewall } from '../firewall/firewall.ts';
import type { EdgeRefusal } from '../request.ts';
import {
  aHostRule,
  aListener,
  aLoadBalancer,
  aManagedRule,
  anAcl,
  aPathRule,
} from '../testing/resources.ts';
import { createEdgeProxy } from './edge-proxy.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Api = (incoming: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The edge as it is deployed, before an api that does as it is told. */
async function edgeBefore(api: Api | undefined, idleSeconds = 60) {
  const server = api && createServer((incoming, response) => void api(incoming, response));
  const targetPort = server && (await listening(server));
  const refusals: EdgeRefusal[] = [];
  const edge = createEdgeProxy({
    firewall: createFirewall(anAcl(aManagedRule('AWSManagedRulesCommonRuleSet')), {
      now: Date.now,
      callersPerAddress: 1,
    }),
    balancer: createBalancer({
      loadBalancer: aLoadBalancer(idleSeconds),
      listener: aListener,
      rules: { Inside: aPathRule(10, '/metrics'), Api: aHostRule(20, 'api.riverbank.example') },
    }),
    target: () => (targetPort === undefined ? undefined : { host: '127.0.0.1', port: targetPort }),
    deployedHost: (host) => (host.startsWith('127.0.0.1') ? 'api.riverbank.example' : host),
    onRefusal: (refusal) => refusals.push(refusal),
  });
  const port = await listening(edge);
  const send = (path: string, options: object = {}) =>
    request({
      ...{ host: '127.0.0.1', port, path, headers: { 'user-agent': 'test' } },
      ...options,
    });
  return { port, refusals, send, targetPort };
}

const answerTo = (sent: ReturnType<typeof request>) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject);
  });

async function answered(sent: ReturnType<typeof request>) {
  const answer = answerTo(sent);
  sent.end();
  const { statusCode, headers, ...rest } = await answer.then(async (each) => ({
    statusCode: each.statusCode,
    headers: each.headers,
    body: await text(each),
  }));
  return { status: statusCode, headers, ...rest };
}

describe('a request that the edge lets through', () => {
  it('reaches the api with the deployed host and the caller’s address, and is answered unchanged', async () => {
    const seen: IncomingMessage[] = [];
    const { send } = await edgeBefore(async (incoming, response) => {
      seen.push(incoming);
      response.writeHead(201, { 'x-own': 'yes' }).end(`got ${await text(incoming)}`);
    });
    const post = send('/v1/contacts?a=%41', { method: 'POST' });
    post.write('a bo');
    post.write('dy');
    const { status, headers, body } = await answered(post);
    expect([status, headers['x-own'], body]).toEqual([201, 'yes', 'got a body']);
    expect(seen[0]?.url).toBe('/v1/contacts?a=%41');
    expect(seen[0]?.headers).toMatchObject({
      host: 'api.riverbank.example',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
    });
  });

  it('gets an event stream word by word, and its end ends the api’s', async () => {
    let isClosed = false;
    const { send } = await edgeBefore((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': connected\n\n');
      response.on('close', () => (isClosed = true));
    });
    const sent = send('/v1/agent/events');
    sent.end();
    const answer = await answerTo(sent);
    const first = await new Promise<Buffer>((resolve) => answer.once('data', resolve));
    expect(first.toString()).toBe(': connected\n\n');
    sent.destroy();
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });

  it('sends a slow body on as it comes', async () => {
    const bytes: number[] = [];
    const { send } = await edgeBefore((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => bytes.push(chunk.length));
      incoming.on('end', () => response.end());
    });
    const post = send('/v1/x', {
      method: 'POST',
      headers: { 'user-agent': 'x', 'content-length': 8 },
    });
    const answer = answerTo(post);
    post.write('1234');
    await vi.waitFor(() => expect(bytes).toEqual([4]));
    post.end('5678');
    expect((await answer).statusCode).toBe(200);
  });
});

describe('a request that the edge refuses', () => {
  const untouched = () => expect.unreachable('the api was reached');

  it.each([
    ['announced', { 'content-length': 9_000 }],
    ['unannounced', {}],
  ])(
    'for its body, %s, gets WAF’s 403, which no page on another origin may read',
    async (_how, more) => {
      const { send, refusals } = await edgeBefore(untouched);
      const headers = { 'user-agent': 'x', origin: 'http://localhost:3010', ...more };
      const post = send('/v1/contacts', { method: 'POST', headers });
      post.write('x'.repeat(9_000));
      const { status, headers: answer } = await answered(post);
      expect([status, answer['content-type'], answer.server]).toEqual([
        403,
        'text/html',
        'awselb/2.0',
      ]);
      expect(answer['access-control-allow-origin']).toBeUndefined();
      expect(refusals.map(({ rule }) => rule)).toEqual([
        'AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY',
      ]);
    },
  );

  it('for its path or its host gets the balancer’s fixed response', async () => {
    const { send, refusals } = await edgeBefore(untouched);
    const closed = await answered(send('/metrics?x'));
    expect([closed.status, closed.body]).toEqual([404, '']);
    const headers = { 'user-agent': 'x', host: 'evil.example' };
    expect((await answered(send('/v1/config', { headers }))).status).toBe(404);
    expect(refusals.map(({ by, rule }) => `${by} ${rule}`)).toEqual([
      'balancer Inside',
      'balancer (default)',
    ]);
  });
});

describe('an api that does not answer', () => {
  it('is answered for with 503 while it is not registered', async () => {
    const { send } = await edgeBefore(undefined);
    expect((await answered(send('/v1/config'))).status).toBe(503);
  });

  it('is answered for with 502 when it takes no connection or breaks off', async () => {
    const { send, refusals } = await edgeBefore((_incoming, response) => void response.destroy());
    expect((await answered(send('/v1/config'))).status).toBe(502);
    expect(refusals[0]?.rule).toContain('target:');
  });

  it('is answered for with 504 when it is silent for as long as the idle timeout', async () => {
    const { send } = await edgeBefore(() => undefined, 1);
    const { status, body } = await answered(send('/v1/config'));
    expect([status, body]).toEqual([504, expect.stringContaining('504 Gateway Time')]);
  });

  it('breaks the answer off when it breaks off in the middle', async () => {
    const { send } = await edgeBefore((_incoming, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setImmediate(() => response.destroy());
    });
    const sent = send('/v1/config');
    sent.end();
    await expect(answerTo(sent).then((answer) => text(answer))).rejects.toThrow('aborted');
  });
});
