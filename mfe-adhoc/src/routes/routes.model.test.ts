import {
  createRoute,
  deliverRoute,
  listRoutes,
  revokeRoute,
  type Route,
} from '@video-escalation/contracts/http/routes';
import { runtimeConfig } from '@video-escalation/contracts/http/runtime-config';
import { aRoute, aRouteId } from '@video-escalation/contracts/testing/builders';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createFakeApi } from '../testing/fake-api.ts';
import { createRoutes, type RoutesModel } from './routes.model.ts';

const LIST = 'GET /v1/routes';
const CREATE = 'POST /v1/routes';
const body = { customerEmail: 'chris@example.com' };
const older = aRoute({ routeId: aRouteId('older'), createdAt: '2026-01-02T02:59:00.000Z' });
const newer = aRoute({ routeId: aRouteId('newer') });

let fake: ReturnType<typeof createFakeApi>;

beforeEach(() => {
  fake = createFakeApi();
  fake.answer(listRoutes, () => ({ routes: [] }));
  fake.answer(createRoute, () => newer);
});

function open(): RoutesModel {
  const routes = createRoutes(fake.api);
  onTestFinished(() => routes.destroy());
  return routes;
}

const states = (routes: RoutesModel) => {
  const { list } = routes.getSnapshot();
  return list.at === 'ready' ? list.routes.map((route) => `${route.routeId} ${route.state}`) : list;
};
const shows = (routes: RoutesModel, ...expected: string[]) =>
  vi.waitFor(() => expect(states(routes)).toEqual(expected));

/** An answer that comes when the test says. */
function later<T>() {
  let give!: (value: T) => void;
  const answer = new Promise<T>((resolve) => (give = resolve));
  return { answer: () => answer, give };
}

test('the list is loading, then what the api says, also when that is nothing', async () => {
  const routes = open();
  expect(routes.getSnapshot().list).toEqual({ at: 'loading' });
  await shows(routes);
});

test('an agent who waits for his sign-in in line sees no failure, and his list when he is in', async () => {
  fake.refuse(listRoutes, 'agent/over-quota');
  fake.refuseStreams('agent/over-quota');
  const routes = open();
  await vi.waitFor(() => expect(fake.count(LIST)).toBeGreaterThan(1), 5_000);
  expect(routes.getSnapshot().list).toEqual({ at: 'loading' });
  fake.refuseStreams(null);
  fake.answer(listRoutes, () => ({ routes: [older] }));
  await vi.waitFor(() => expect(states(routes)).toEqual(['older waiting']), 10_000);
});

test('what the stream tells while the list is on its way counts more than the list', async () => {
  const list = later<{ routes: Route[] }>();
  fake.answer(listRoutes, list.answer);
  const routes = open();
  await vi.waitFor(() => expect(fake.count(LIST)).toBe(1));
  fake.send({ ...newer, state: 'redeemed' });
  await shows(routes, 'newer redeemed');
  list.give({ routes: [newer, older] });
  await shows(routes, 'newer redeemed', 'older waiting');
});

test('a change of a known route is news; a route that comes is not', async () => {
  const routes = open();
  await shows(routes);
  fake.send(newer);
  await shows(routes, 'newer waiting');
  expect(routes.getSnapshot().news).toBeNull();
  fake.send({ ...newer, state: 'opened' });
  await shows(routes, 'newer opened');
  expect(routes.getSnapshot().news).toMatchObject({ routeId: 'newer', state: 'opened' });
});

test('only a route that is redeemed before his eyes lets its agent wait for the chat', async () => {
  fake.answer(listRoutes, () => ({ routes: [{ ...older, state: 'redeemed' }, newer] }));
  const routes = open();
  await shows(routes, 'newer waiting', 'older redeemed');
  fake.send({ ...newer, state: 'redeemed' });
  await shows(routes, 'newer redeemed', 'older redeemed');
  expect([...routes.getSnapshot().arrived]).toEqual(['newer']);
});

test('a created route stands first, and a double press creates one', async () => {
  fake.answer(listRoutes, () => ({ routes: [older] }));
  const routes = open();
  await shows(routes, 'older waiting');
  const [first, second] = await Promise.all([routes.create(body), routes.create(body)]);
  expect([first, second]).toEqual([newer, null]);
  expect(fake.count(CREATE)).toBe(1);
  await shows(routes, 'newer waiting', 'older waiting');
});

test('what became of a route before its creation was answered is not taken back', async () => {
  const answer = later<Route>();
  fake.answer(createRoute, answer.answer);
  const routes = open();
  await shows(routes);
  const created = routes.create(body);
  fake.send({ ...newer, state: 'opened' });
  await shows(routes, 'newer opened');
  answer.give(newer);
  await created;
  await shows(routes, 'newer opened');
});

test('a creation that fails says why, and the next one forgets it', async () => {
  fake.refuse(createRoute, 'server/unavailable');
  const routes = open();
  expect(await routes.create(body)).toBeNull();
  expect(routes.getSnapshot()).toMatchObject({
    isCreating: false,
    trouble: { doing: 'creating', code: 'server/unavailable' },
  });
  fake.answer(createRoute, () => newer);
  await routes.create(body);
  expect(routes.getSnapshot().trouble).toBeNull();
});

test('a new one is for the same customer, by name too', async () => {
  const sent: unknown[] = [];
  fake.answer(createRoute, (input) => {
    sent.push(input.body);
    return newer;
  });
  const routes = open();
  await routes.renew(aRoute({ customerName: 'Chris' }));
  await routes.renew(aRoute());
  expect(sent).toEqual([
    { customerEmail: 'chris@example.com', customerName: 'Chris' },
    { customerEmail: 'chris@example.com' },
  ]);
});

test('revoking shows at once, without waiting for the stream, and is no news to its agent', async () => {
  fake.answer(listRoutes, () => ({ routes: [newer] }));
  fake.answer(revokeRoute, () => ({ ...newer, state: 'revoked' }));
  const routes = open();
  await shows(routes, 'newer waiting');
  await routes.revoke(newer.routeId);
  await shows(routes, 'newer revoked');
  expect(routes.getSnapshot()).toMatchObject({ revoking: null, news: null });
});

test('a revocation that fails leaves the route as it is and says so', async () => {
  fake.answer(listRoutes, () => ({ routes: [newer] }));
  fake.refuse(revokeRoute, 'server/unavailable');
  const routes = open();
  await shows(routes, 'newer waiting');
  await routes.revoke(newer.routeId);
  expect(routes.getSnapshot().trouble?.doing).toBe('revoking');
  await shows(routes, 'newer waiting');
});

test('a broken stream keeps the list, says so, and reads it again when it is back', async () => {
  fake.answer(listRoutes, () => ({ routes: [older] }));
  const routes = open();
  await shows(routes, 'older waiting');
  fake.refuse(listRoutes, 'server/unavailable');
  fake.breakStreams();
  await vi.waitFor(() => expect(routes.getSnapshot().isLive).toBe(false));
  await shows(routes, 'older waiting');
  fake.answer(listRoutes, () => ({ routes: [newer, older] }));
  await vi.waitFor(() => expect(routes.getSnapshot().isLive).toBe(true), 5_000);
  await shows(routes, 'newer waiting', 'older waiting');
});

test('a sign-in that has run out is said once, and trying again begins anew', async () => {
  fake.refuse(listRoutes, 'auth/expired');
  fake.refuseStreams('auth/expired');
  const routes = open();
  await vi.waitFor(() =>
    expect(routes.getSnapshot().list).toEqual({ at: 'failed', code: 'auth/expired' }),
  );
  fake.answer(listRoutes, () => ({ routes: [] }));
  fake.refuseStreams(null);
  routes.retry();
  await shows(routes);
});

test('sending by the server is offered only where the operator says so, and a refusal is told', async () => {
  fake.answer(runtimeConfig, () => ({ routeDelivery: { email: true, sms: false } }));
  fake.refuse(deliverRoute, 'route/not-delivered');
  const routes = open();
  expect(routes.getSnapshot().delivery).toEqual({ email: false, sms: false });
  await vi.waitFor(() => expect(routes.getSnapshot().delivery.email).toBe(true));
  expect(await routes.deliver(newer.routeId, { by: 'email' })).toBe('route/not-delivered');
  fake.answer(deliverRoute, () => undefined);
  expect(await routes.deliver(newer.routeId, { by: 'email' })).toBeNull();
});

test('twenty visits leave no stream open', async () => {
  for (let visit = 0; visit < 20; visit++) {
    const routes = createRoutes(fake.api);
    await vi.waitFor(() => expect(fake.openStreams()).toBe(1));
    routes.destroy();
    expect(fake.openStreams()).toBe(0);
  }
});
