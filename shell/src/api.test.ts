import { agentProfile } from '@video-escalation/contracts/http/agent';
import { expect, test } from 'vitest';
import { createAgentApi } from './api.ts';

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: 't', status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

const profile = { agentId: 'a-1', username: 'alice@example.com', name: 'Alice' };

function aServer(accepts: string) {
  const seen: string[] = [];
  const serve: typeof fetch = async (_input, init) => {
    const token = new Headers(init?.headers).get('authorization') ?? '';
    seen.push(token);
    return token === `Bearer ${accepts}` ? Response.json(profile) : problem(401, 'auth/expired');
  };
  return { serve, seen };
}

test('an expired token is renewed once and the call repeated with the fresh one', async () => {
  const { serve, seen } = aServer('fresh');
  let token = 'stale';
  const identity = { accessToken: async () => token, renew: async () => void (token = 'fresh') };
  const api = createAgentApi('http://api.test', identity, serve);
  expect(await api.call(agentProfile, {})).toEqual(profile);
  expect(seen).toEqual(['Bearer stale', 'Bearer fresh']);
});

test('a token that stays refused is not renewed a second time', async () => {
  const { serve, seen } = aServer('never');
  let renewals = 0;
  const identity = { accessToken: async () => 'stale', renew: async () => void renewals++ };
  const api = createAgentApi('http://api.test', identity, serve);
  await expect(api.call(agentProfile, {})).rejects.toMatchObject({ code: 'auth/expired' });
  expect([renewals, seen.length]).toEqual([1, 2]);
});

test("a renewal that fails shows as the api's own problem", async () => {
  const { serve, seen } = aServer('fresh');
  const identity = {
    accessToken: async () => 'stale',
    renew: () => Promise.reject(new Error('provider is down')),
  };
  const api = createAgentApi('http://api.test', identity, serve);
  await expect(api.call(agentProfile, {})).rejects.toMatchObject({ code: 'auth/expired' });
  expect(seen).toHaveLength(1);
});

test('any other refusal is passed on at once', async () => {
  let renewals = 0;
  const identity = { accessToken: async () => 'token', renew: async () => void renewals++ };
  const api = createAgentApi('http://api.test', identity, async () =>
    problem(403, 'auth/not-an-agent'),
  );
  await expect(api.call(agentProfile, {})).rejects.toMatchObject({ code: 'auth/not-an-agent' });
  expect(renewals).toBe(0);
});
