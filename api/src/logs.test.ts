import type { JoinData } from '@video-escalation/contracts/http/meetings';
import { Problem } from '@video-escalation/contracts/http/problems';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError, scrub } from './plugins/logging.ts';
import { alice } from './testing/fake-contact-center.ts';
import { startCall } from './testing/recording-call.ts';
import { manifestOf } from './testing/recording-manifest.ts';
import { createWorld, type World } from './testing/world.ts';

describe('the log', () => {
  let world: World;
  beforeEach(async () => void (world = await createWorld({ env: { LOG_LEVEL: 'trace' } })));
  afterEach(() => world.stop());

  it('of a whole journey with its failures holds no token, e-mail or name', async () => {
    const { contactId, token, chat } = await world.startChat({ name: 'Chrysanthemum' });
    const asAgent = { token: world.tokens.alice };
    const asCustomer = { token: token.customerToken };
    world.center.accept(contactId, alice);
    await world.call({ url: '/v1/agent', ...asAgent });
    await world.call({ method: 'POST', url: '/v1/ccp-session', ...asAgent });
    await world.call({
      method: 'POST',
      url: '/v1/meetings',
      payload: { contactId },
      ...asAgent,
    });
    const join = await world.call({
      method: 'POST',
      url: `/v1/contacts/${contactId}/join`,
      ...asCustomer,
    });
    const { JoinToken } = (join.body as unknown as JoinData).attendee;
    await world.call({ url: `/nowhere?email=chris@example.org&token=${token.customerToken}` });
    await world.call({ url: `/v1/contacts/other?token=${JoinToken}`, ...asCustomer });
    await world.call({ url: `/%E0%A4%A?email=chris@example.org` });
    await world.call({ method: 'POST', url: '/v1/contacts', payload: { name: 'Chrysanthemum' } });
    world.center.failWith(
      new Error("Value 'Chrysanthemum' at 'displayName' of chris@example.org is wrong"),
    );
    await world.startChat({ name: 'Chrysanthemum' });

    const log = world.logLines.join('');
    expect(world.logLines.length).toBeGreaterThan(8);
    expect(log).toContain(`agent:${alice.agentId}`);
    const secrets = [token.customerToken, world.tokens.alice, JoinToken, chat.participantToken];
    for (const secret of [...secrets, 'Chrysanthemum', 'chris@', 'alice@', 'Alice']) {
      expect(log, `the log must not hold ${secret}`).not.toContain(secret);
    }
  });

  it('of a recording and its playing holds no ticket, token, join data or address', async () => {
    const call = await startCall({ env: { LOG_LEVEL: 'trace' } });
    const { bucket, tasks, tokens, logLines } = call.world;
    tasks.failNext(1);
    await call.start();
    const ticket = tasks.ticket();
    const { claim, report } = await call.recorder();
    // Used up: refused, and the refusal says nothing of it.
    await call.recorder();
    await report('ready');
    await call.event(
      'aws.chime',
      { eventType: 'chime:MeetingEnded' },
      'a wrong secret of EventBridge',
    );
    const done = { isComplete: true, object: `${claim.storage.stem}.mp4` };
    bucket.put(`${claim.storage.stem}.json`, JSON.stringify(manifestOf(claim, done)));
    await report('completed');
    const url = `/v1/meetings/${call.meetingId}/recordings`;
    const list = await call.world.call({ url, token: tokens.sam });
    expect(list.text).toContain('X-Amz-Signature');

    const log = logLines.join('');
    expect(log).toContain('a recorder task could not be run');
    expect(log).toContain(`recorder:${claim.subject.recordingId}`);
    const secrets = [ticket, claim.token, claim.join.attendee.JoinToken, 'X-Amz', 'bucket.test'];
    for (const secret of [...secrets, 'EventBridge', 'signal.test', tokens.sam, 'sam@', 'Alice']) {
      expect(log, `the log must not hold ${secret}`).not.toContain(secret);
    }
    await call.world.stop();
  });

  it('tells the cause of a failure on our side, and the caller does not learn it', async () => {
    world.center.port.findUser = () => Promise.reject(new TypeError('a slip of ours'));
    const { status, body } = await world.call({ url: '/v1/agent', token: world.tokens.alice });
    expect([status, body.code]).toEqual([500, 'server/failed']);
    expect(JSON.stringify(body)).not.toContain('slip');
    expect(world.logLines.join('')).toContain('a slip of ours');
  });
});

describe('an error in the log', () => {
  it('of a vendor keeps its name and request, not its words', () => {
    const error = Object.assign(new Error('User alice@example.com is unknown'), {
      name: 'UserNotFoundException',
      $metadata: { httpStatusCode: 404, requestId: 'r-1' },
    });
    const line = describeError(new Problem('auth/not-an-agent', undefined, { cause: error }));
    expect(JSON.stringify(line)).not.toContain('alice');
    expect(line).toMatchObject({
      code: 'auth/not-an-agent',
      cause: { type: 'UserNotFoundException', awsStatus: 404, awsRequest: 'r-1' },
    });
  });

  it('loses e-mail addresses and tokens from the words that pass', () => {
    expect(scrub('chris@example.org sent eyJhbGciOiJIUzI1NiJ9abcd.eyJzdWIiOiIx.c2ln now')).toBe(
      '[e-mail] sent [token] now',
    );
    expect(scrub('connect ECONNREFUSED 127.0.0.1:6379')).toBe(
      'connect ECONNREFUSED 127.0.0.1:6379',
    );
  });
});
