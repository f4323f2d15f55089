import { agentEvents } from '@video-escalation/contracts/http/agent';
import { customerEvents, declineCall, joinCall } from '@video-escalation/contracts/http/contacts';
import { createMeeting, endMeeting } from '@video-escalation/contracts/http/meetings';
import type { FastifyReply } from 'fastify';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryChanges } from '../changes/changes.ts';
import { alice } from '../testing/fake-contact-center.ts';
import { listenTo } from '../testing/listener.ts';
import { until } from '../testing/until.ts';
import { createWorld, CUSTOMER_ORIGIN, listen, type World } from '../testing/world.ts';
import { createEventStreams } from './event-stream.ts';

describe('over HTTP', () => {
  let world: World;
  beforeEach(async () => void (world = await createWorld()));
  afterEach(() => world.stop());

  it('both sides are told what is now and each change', async () => {
    const { contactId, token } = await world.startChat();
    world.center.accept(contactId, alice);
    const customer = await listen(world.app, token.customerToken);
    const agent = await listen(world.app, world.tokens.alice);
    const params = { contactId };
    const seen = listenTo(customer, customerEvents, { params });
    const seenByAgent = listenTo(agent, agentEvents, {});
    await seen.told('nothing yet', ({ video }) => video.state === 'none');

    const { meetingId } = await agent.call(createMeeting, { body: { contactId } });
    await seen.told('the invitation', ({ video }) => video.state === 'invited');
    await customer.call(declineCall, { params });
    await seenByAgent.told('that he declined', (meeting) => meeting.customer === 'declined');
    await customer.call(joinCall, { params });
    await seenByAgent.told('that he joined', (meeting) => meeting.customer === 'joined');
    await agent.call(endMeeting, { params: { meetingId } });
    await seen.told('the end', ({ video }) => video.state === 'ended');
    await seenByAgent.told('the end', (meeting) => meeting.hasEnded);

    expect(seen.events.map(({ video }) => video.state)).toEqual([
      'none',
      'invited',
      'declined',
      'joined',
      'ended',
    ]);
    seen.stop();
    seenByAgent.stop();
  });

  it('carries the headers that a page on another origin needs, and the ones that protect it', async () => {
    const { contactId, token } = await world.startChat();
    const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
    const url = `${address}/v1/contacts/${contactId}/events`;
    const stop = new AbortController();
    const { headers, status } = await fetch(url, {
      headers: { authorization: `Bearer ${token.customerToken}`, origin: CUSTOMER_ORIGIN },
      signal: stop.signal,
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('access-control-allow-origin')).toBe(CUSTOMER_ORIGIN);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    stop.abort();
    await until('the stream to be gone', async () => {
      const { text } = await world.call({ url: '/metrics' });
      return text.includes('event_streams_open 0');
    });
  });

  it('is refused without a token, with a problem and not with a stream', async () => {
    const { contactId } = await world.startChat();
    const { status, body } = await world.call({ url: `/v1/contacts/${contactId}/events` });
    expect([status, body.code]).toEqual([401, 'auth/missing']);
  });

  it('ends when the api stops, so that stopping takes no time', async () => {
    const { contactId, token } = await world.startChat();
    const customer = await listen(world.app, token.customerToken);
    const seen = listenTo(customer, customerEvents, { params: { contactId } });
    await seen.told('nothing yet', ({ video }) => video.state === 'none');
    const startedAt = Date.now();
    await world.app.close();
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    seen.stop();
  });
});

describe('one stream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function open(lastsMs: number, staleAt?: (items: readonly string[]) => number | undefined) {
    const changes = createMemoryChanges();
    const streams = createEventStreams({ changes, now: Date.now });
    const values = ['first'];
    let sent = new PassThrough();
    const reply = {
      type: () => reply,
      header: () => reply,
      send: (stream: PassThrough) => void (sent = stream),
    } as unknown as FastifyReply;
    const until = Date.now() + lastsMs;
    const read = async () => values;
    await streams.open(reply, {
      topic: 'agent:1',
      read,
      until,
      ...(staleAt === undefined ? {} : { staleAt }),
    });
    let text = '';
    sent.on('data', (chunk) => (text += String(chunk)));
    return { changes, streams, values, sent, text: () => text };
  }

  it('beats every fifteen seconds', async () => {
    const { text } = await open(3_600_000);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(text().match(/: still here/g)).toHaveLength(3);
  });

  it("ends with the listener's right to listen, and leaves nothing behind", async () => {
    const { sent, streams } = await open(60_000);
    expect(streams.count()).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.readableEnded, streams.count(), vi.getTimerCount()]).toEqual([true, 0, 0]);
  });

  it('says nothing twice', async () => {
    const { changes, values, text } = await open(60_000);
    await changes.publish('agent:1');
    values.push('second');
    await changes.publish('agent:1');
    await vi.advanceTimersByTimeAsync(0);
    expect(text()).toBe(': connected\n\ndata: "first"\n\ndata: "second"\n\n');
  });

  it('reads again when what it told has run out, without anybody saying so', async () => {
    const endsAt = Date.now() + 10_000;
    const { values, text } = await open(60_000, (told) => (told.length > 1 ? undefined : endsAt));
    values.push('run out');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(text()).not.toContain('run out');
    await vi.advanceTimersByTimeAsync(1);
    expect(text()).toContain('run out');
    await vi.advanceTimersByTimeAsync(50_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
