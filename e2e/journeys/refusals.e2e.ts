import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test } from '../test.ts';
import { people } from '../people.ts';
import { addresses, world } from '../world.ts';

const api = addresses.apis[0]!;

/** Each refusal has its code, a sentence that says what to do, and gives nothing else away. */
async function refuses(answer: APIResponse, status: number, code: string): Promise<void> {
  const body = (await answer.json()) as { code: string; title: string; instance: string };
  expect({ status: answer.status(), code: body.code }).toEqual({ status, code });
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(body.title.length).toBeGreaterThan(15);
}

const start = (request: APIRequestContext, data: unknown) =>
  request.post(`${api}/v1/contacts`, { data });

interface Started {
  contactId: string;
  token: { customerToken: string };
}

async function started(request: APIRequestContext): Promise<Started> {
  const answer = await start(request, people.chris);
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as Started;
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test.beforeEach(() => world.reset());

test('a start without a proper name or e-mail is refused', async ({ request }) => {
  const { name, email } = people.chris;
  const bad = [
    {},
    { name },
    { email },
    { name: '   ', email },
    { name, email: 'chris' },
    { name, email: 'a b@c.d' },
  ];
  for (const data of bad) await refuses(await start(request, data), 400, 'request/invalid');
});

test('unknown fields, other flows and routing attributes are refused', async ({ request }) => {
  for (const extra of [
    { ContactFlowId: 'x' },
    { attributes: { videoRouteToAgent: 'bob' } },
    { foo: 1 },
  ]) {
    await refuses(await start(request, { ...people.chris, ...extra }), 400, 'request/invalid');
  }
});

test('a name that is too long is refused', async ({ request }) => {
  const answer = await start(request, { ...people.chris, name: 'x'.repeat(101) });
  await refuses(answer, 400, 'request/invalid');
});

test('a customer may neither join before the invitation nor touch another contact', async ({
  request,
}) => {
  const mine = await started(request);
  const other = await started(request);
  const join = (contactId: string) =>
    request.post(`${api}/v1/contacts/${contactId}/join`, bearer(mine.token.customerToken));
  await refuses(await join(mine.contactId), 409, 'contact/not-invited');
  await refuses(await join(other.contactId), 403, 'contact/not-yours');
  await refuses(await request.get(`${api}/v1/contacts/${mine.contactId}`), 401, 'auth/missing');
});

test('an agent may not start a meeting for a contact that is not his', async ({ request }) => {
  const { contactId } = await started(request);
  const token = await world.mintToken({ user: 'bob@example.com' });
  const answer = await request.post(`${api}/v1/meetings`, {
    ...bearer(token),
    data: { contactId },
  });
  await refuses(answer, 403, 'meeting/contact-not-held');
});

test('expired, wrong-audience, wrong-kind and unsigned tokens are refused', async ({ request }) => {
  const user = 'alice@example.com';
  const past = Math.floor(Date.now() / 1000) - 3600;
  const expected: [object, string][] = [
    [{ user, overrides: { exp: past, iat: past - 60 } }, 'auth/expired'],
    [{ user, overrides: { client_id: 'somebody-else' } }, 'auth/invalid'],
    [{ user, overrides: { token_use: 'id' } }, 'auth/invalid'],
    [{ user, overrides: { iss: 'http://localhost/other' } }, 'auth/invalid'],
    [{ user, unsigned: true }, 'auth/invalid'],
  ];
  for (const [body, code] of expected) {
    const token = await world.mintToken(body);
    await refuses(await request.get(`${api}/v1/agent`, bearer(token)), 401, code);
  }
  await refuses(await request.get(`${api}/v1/agent`), 401, 'auth/missing');
});

test('too many starts are refused, with the time to wait', async ({ request }) => {
  let answer = await start(request, people.erin);
  for (let tries = 0; tries < 200 && answer.ok(); tries += 1)
    answer = await start(request, people.erin);
  await refuses(answer, 429, 'contact/too-many-starts');
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
});
