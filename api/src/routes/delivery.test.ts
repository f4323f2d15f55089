import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../testing/world.ts';

const phoneNumber = '+41790000000';
let world: World;
const deliver = (routeId: string, payload: object, token = world.tokens.alice) =>
  world.call({ method: 'POST', url: `/v1/routes/${routeId}/deliveries`, payload, token });
const offered = async () => (await world.call({ url: '/v1/config' })).body.routeDelivery;

describe('sending a link where the operator has switched it on', () => {
  beforeEach(async () => {
    const env = { ROUTE_EMAIL_FROM: 'video@riverbank.test', ROUTE_SMS: 'on' };
    world = await createWorld({ env });
  });
  afterEach(() => world.stop());

  it('is offered to the pages', async () => {
    expect(await offered()).toEqual({ email: true, sms: true });
  });

  it('by e-mail goes to the address of the route, with its link but without its digits', async () => {
    const { routeId, link, reference } = await world.createRoute({ customerName: 'Chris' });
    expect((await deliver(routeId, { by: 'email' })).status).toBe(204);
    expect(world.links.mails).toHaveLength(1);
    const { to, subject, text } = world.links.mails[0]!;
    expect(to).toBe('chris@example.org');
    expect(subject).toContain('Alice');
    for (const part of ['Hello Chris', link, '15 minutes']) expect(text).toContain(part);
    expect(text).not.toContain(reference);
  });

  it('by text message goes to the number that the agent gives, in one line', async () => {
    const { routeId, link } = await world.createRoute();
    world.passTime(14 * 60_000 + 30_000);
    expect((await deliver(routeId, { by: 'sms', phoneNumber })).status).toBe(204);
    expect(world.links.texts[0]?.to).toBe(phoneNumber);
    expect(world.links.texts[0]?.text).toMatch(/within 1 minute: \S+$/);
    expect(world.links.texts[0]?.text).toContain(link);
  });

  it('speaks the language that is asked for', async () => {
    const { routeId } = await world.createRoute();
    await deliver(routeId, { by: 'email', language: 'de' });
    expect(world.links.mails[0]?.text).toMatch(/^Guten Tag,.*15 Minuten/s);
    expect((await deliver(routeId, { by: 'email', language: 'xx' })).status).toBe(400);
  });

  it("does nothing for a route that has ended or is somebody else's", async () => {
    const { routeId } = await world.createRoute();
    const others = await deliver(routeId, { by: 'email' }, world.tokens.bob);
    const token = world.tokens.alice;
    await world.call({ method: 'DELETE', url: `/v1/routes/${routeId}`, token });
    const ended = await deliver(routeId, { by: 'email' });
    for (const { status, body } of [others, ended]) {
      expect([status, body.code]).toEqual([404, 'route/not-found']);
    }
    expect(world.links.mails).toEqual([]);
  });

  it.each(['0790000000', '+0790000000', '+41 79 000 00 00', 'chris'])(
    'to %s is refused',
    async (number) => {
      const { routeId } = await world.createRoute();
      const { body } = await deliver(routeId, { by: 'sms', phoneNumber: number });
      expect(body.code).toBe('request/invalid');
    },
  );

  it('again and again is refused, with the time to wait', async () => {
    const { routeId } = await world.createRoute();
    for (let sent = 0; sent < 10; sent++) await deliver(routeId, { by: 'email' });
    const { status, body, headers } = await deliver(routeId, { by: 'email' });
    expect([status, body.code]).toEqual([429, 'request/too-many']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(world.links.mails).toHaveLength(10);
  });

  it('that fails says so, and the route still works', async () => {
    const { routeId, reference } = await world.createRoute();
    world.links.fail();
    const { status, body } = await deliver(routeId, { by: 'email' });
    expect([status, body.code]).toEqual([503, 'route/not-delivered']);
    expect(await world.startChat({ reference })).toHaveProperty('contactId');
  });

  it('is written down with ids, and without address, number, link or name', async () => {
    const { routeId, link } = await world.createRoute({ customerName: 'Chrysanthemum' });
    await deliver(routeId, { by: 'email' });
    await deliver(routeId, { by: 'sms', phoneNumber });
    const log = world.logLines.join('');
    expect(log.match(/"link delivered"/g)).toHaveLength(2);
    expect(log).toContain(`"routeId":"${routeId}"`);
    const secrets = ['chris@', phoneNumber, link, 'Chrysanthemum', 'ref='];
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});

describe('sending a link where only one way is switched on', () => {
  beforeEach(async () => void (world = await createWorld({ env: { ROUTE_SMS: 'on' } })));
  afterEach(() => world.stop());

  it('refuses the other', async () => {
    expect(await offered()).toEqual({ email: false, sms: true });
    const { routeId } = await world.createRoute();
    const { status, body } = await deliver(routeId, { by: 'email' });
    expect([status, body.code]).toEqual([409, 'route/delivery-off']);
  });
});
