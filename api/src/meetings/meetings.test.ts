import type { JoinData, MeetingState } from '@video-escalation/contracts/http/meetings';
import type { ContactId } from '@video-escalation/contracts/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob } from '../testing/fake-contact-center.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let contactId: ContactId;
let customerToken: string;

beforeEach(async () => {
  world = await createWorld();
  const started = await world.startChat();
  contactId = started.contactId;
  customerToken = started.token.customerToken;
  world.center.accept(contactId, alice);
});
afterEach(() => world.stop());

type Method = 'GET' | 'POST' | 'DELETE';
const asAgent = (method: Method, url: string, payload?: object, token = world.tokens.alice) =>
  world.call({ method, url, token, ...(payload ? { payload } : {}) });
const asCustomer = (method: Method, what = '') =>
  world.call({ method, url: `/v1/contacts/${contactId}${what}`, token: customerToken });
async function startVideo(more: object = {}): Promise<MeetingState> {
  const { body } = await asAgent('POST', '/v1/meetings', { contactId, ...more });
  return body as unknown as MeetingState;
}
const videoOf = async () => (await asCustomer('GET')).body.video;

describe('starting video', () => {
  it('creates a meeting with both attendees and invites the customer', async () => {
    const meeting = await startVideo();
    expect(meeting).toMatchObject({ contactId, customer: 'invited', hasEnded: false });
    expect(world.video.attendeesOf(meeting.meetingId)).toEqual([
      `agent:${alice.agentId}`,
      `customer:${contactId}`,
    ]);
    expect(await videoOf()).toEqual({
      state: 'invited',
      meetingId: meeting.meetingId,
      agentName: 'Alice',
      invitation: 1,
    });
    expect(world.center.attributesOf(contactId).videoMeetingId).toBe(meeting.meetingId);
  });

  it('for a contact that another agent holds is refused', async () => {
    const wish = { contactId };
    const { status, body } = await asAgent('POST', '/v1/meetings', wish, world.tokens.bob);
    expect([status, body.code]).toEqual([403, 'meeting/contact-not-held']);
    expect(world.video.created).toHaveLength(0);
  });

  it.each([
    ['ended', 'contact/ended'],
    ['unknown', 'contact/not-found'],
  ])('for a contact that is %s is refused', async (state, code) => {
    if (state === 'ended') world.center.hangUp(contactId);
    const wish = { contactId: state === 'ended' ? contactId : 'unknown' };
    expect((await asAgent('POST', '/v1/meetings', wish)).body.code).toBe(code);
  });

  it('takes place in the region asked for, if the operator allows it', async () => {
    const wish = { contactId, mediaRegion: 'ap-south-1' };
    const { status, body } = await asAgent('POST', '/v1/meetings', wish);
    expect([status, body.code]).toEqual([400, 'meeting/region-unknown']);
    expect(body.detail).toBe('Choose one of: eu-central-1, us-east-1.');
    expect((await startVideo({ mediaRegion: 'us-east-1' })).mediaRegion).toBe('us-east-1');
  });

  it('with a field that is not known is refused', async () => {
    const wish = { contactId, agentId: bob.agentId };
    expect((await asAgent('POST', '/v1/meetings', wish)).body.code).toBe('request/invalid');
  });

  it('again answers the same meeting', async () => {
    const [first, second] = [await startVideo(), await startVideo()];
    expect(second).toEqual(first);
    expect(world.video.created).toHaveLength(1);
  });

  it('after Chime has ended the meeting by itself makes a new one', async () => {
    const first = await startVideo();
    world.video.endByItself(first.meetingId);
    const find = await asAgent('GET', `/v1/agent/contacts/${contactId}/meeting`);
    expect(find.body.code).toBe('meeting/not-found');
    const second = await startVideo();
    expect(second.meetingId).not.toBe(first.meetingId);
    expect(await videoOf()).toMatchObject({ state: 'invited', meetingId: second.meetingId });
  });

  it('succeeds although the contact can not be told of its meeting', async () => {
    world.center.port.setAttributes = () => Promise.reject(new Error('no'));
    expect((await startVideo()).meetingId).toBeTruthy();
    expect(world.logLines.join('')).toContain('the contact does not know its meeting');
  });
});

describe('a running meeting', () => {
  it('is found by its agent, not by another', async () => {
    const url = `/v1/agent/contacts/${contactId}/meeting`;
    expect((await asAgent('GET', url)).body.code).toBe('meeting/not-found');
    const meeting = await startVideo();
    expect((await asAgent('GET', url)).body).toEqual(meeting);
    const other = await asAgent('GET', url, undefined, world.tokens.bob);
    expect(other.body.code).toBe('meeting/contact-not-held');
  });

  it('is joined as the same attendee each time, who knows the people by name', async () => {
    const { meetingId } = await startVideo();
    const join = () => asAgent('POST', `/v1/meetings/${meetingId}/join`);
    const first = (await join()).body as unknown as JoinData;
    expect((await join()).body).toEqual(first);
    expect(first.attendee.ExternalUserId).toBe(`agent:${alice.agentId}`);
    expect(first.people).toEqual([
      { externalUserId: `agent:${alice.agentId}`, name: 'Alice', role: 'agent' },
      { externalUserId: `customer:${contactId}`, name: 'Chris', role: 'customer' },
    ]);
  });

  it.each(['join', 'invitations'])('is closed to other agents: %s', async (what) => {
    const { meetingId } = await startVideo();
    const url = `/v1/meetings/${meetingId}/${what}`;
    const { status, body } = await asAgent('POST', url, undefined, world.tokens.bob);
    expect([status, body.code]).toEqual([403, 'meeting/contact-not-held']);
  });

  it('can not be ended by another agent', async () => {
    const { meetingId } = await startVideo();
    const url = `/v1/meetings/${meetingId}`;
    const { body } = await asAgent('DELETE', url, undefined, world.tokens.bob);
    expect(body.code).toBe('meeting/contact-not-held');
    expect(world.video.running()).toEqual([meetingId]);
  });

  it('invites again, which the customer can tell from the first time', async () => {
    const { meetingId } = await startVideo();
    await asCustomer('POST', '/decline');
    const { body } = await asAgent('POST', `/v1/meetings/${meetingId}/invitations`);
    expect(body).toMatchObject({ customer: 'invited' });
    expect(await videoOf()).toMatchObject({ state: 'invited', invitation: 2 });
  });

  it('goes on with the next agent after a transfer, and no longer with the last', async () => {
    const { meetingId } = await startVideo();
    const next = world.center.transfer(contactId, bob);
    const wish = { contactId: next };
    const find = `/v1/agent/contacts/${next}/meeting`;
    const found = await asAgent('GET', find, undefined, world.tokens.bob);
    expect(found.body.code).toBe('meeting/not-found');
    const taken = await asAgent('POST', '/v1/meetings', wish, world.tokens.bob);
    expect(taken.body).toMatchObject({ meetingId, contactId: next });
    expect(world.video.attendeesOf(meetingId)).toEqual([
      `customer:${contactId}`,
      `agent:${bob.agentId}`,
    ]);
    expect(await videoOf()).toMatchObject({ meetingId, agentName: 'Bob' });
    const join = `/v1/meetings/${meetingId}/join`;
    expect((await asAgent('POST', join)).body.code).toBe('meeting/contact-not-held');
    expect((await asAgent('POST', join, undefined, world.tokens.bob)).status).toBe(200);
  });

  it('goes on with the same agent when the contact comes back to her', async () => {
    const { meetingId } = await startVideo();
    const next = world.center.transfer(contactId, alice);
    const again = await startVideo({ contactId: next });
    expect(again).toMatchObject({ meetingId, contactId: next });
    expect((await asAgent('POST', `/v1/meetings/${meetingId}/join`)).status).toBe(200);
  });

  it('ends for both, also after the chat has ended, and ending it twice is no error', async () => {
    const { meetingId } = await startVideo();
    world.center.hangUp(contactId);
    expect((await asAgent('DELETE', `/v1/meetings/${meetingId}`)).status).toBe(204);
    expect((await asAgent('DELETE', `/v1/meetings/${meetingId}`)).status).toBe(204);
    expect(world.video.running()).toHaveLength(0);
    expect(await videoOf()).toMatchObject({ state: 'ended' });
    expect((await asAgent('POST', `/v1/meetings/${meetingId}/join`)).body.code).toBe(
      'meeting/not-found',
    );
  });

  it('that never was is not found', async () => {
    expect((await asAgent('DELETE', '/v1/meetings/none')).body.code).toBe('meeting/not-found');
  });
});

describe('the customer', () => {
  it.each(['/prepare', '/join', '/decline', '/leave'])(
    'before the invitation can not %s',
    async (what) => {
      const { status, body } = await asCustomer('POST', what);
      expect([status, body.code]).toEqual([409, 'contact/not-invited']);
    },
  );

  it('prepares with the same join data, and the agent still sees an invitation', async () => {
    await startVideo();
    const prepared = (await asCustomer('POST', '/prepare')).body;
    expect(await videoOf()).toMatchObject({ state: 'invited' });
    expect((await asCustomer('POST', '/join')).body).toEqual(prepared);
  });

  it('joins when invited, as the same attendee after a reload', async () => {
    await startVideo();
    const first = (await asCustomer('POST', '/join')).body as unknown as JoinData;
    expect(first.attendee.ExternalUserId).toBe(`customer:${contactId}`);
    expect((await asCustomer('POST', '/join')).body).toEqual(first);
    expect(await videoOf()).toMatchObject({ state: 'joined' });
  });

  it('declines, and can still take the invitation up', async () => {
    await startVideo();
    expect((await asCustomer('POST', '/decline')).status).toBe(204);
    expect(await videoOf()).toMatchObject({ state: 'declined' });
    expect((await asCustomer('POST', '/join')).status).toBe(200);
  });

  it('leaves, which the agent learns', async () => {
    await startVideo();
    await asCustomer('POST', '/join');
    await asCustomer('POST', '/leave');
    const { body } = await asAgent('GET', `/v1/agent/contacts/${contactId}/meeting`);
    expect(body).toMatchObject({ customer: 'left' });
  });

  it('can not join what has ended, also when Chime ended it by itself', async () => {
    const { meetingId } = await startVideo();
    world.video.endByItself(meetingId);
    expect((await asCustomer('POST', '/join')).body.code).toBe('meeting/not-found');
    expect((await asCustomer('POST', '/join')).body.code).toBe('contact/not-invited');
    expect(await videoOf()).toMatchObject({ state: 'ended' });
  });
});
