import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../testing/world.ts';
import { spellingOf } from './spelling.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => world.stop());

/** The path goes out as it stands here: fetch and `inject` would tidy it. */
function statusOf(path: string): Promise<number | undefined> {
  const { port } = world.app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('an address that the balancer closes', () => {
  it.each([
    '/%6detrics',
    '/metric%73',
    '/metrics#',
    '/metrics#/v1/config',
    '/%72eadyz',
    '/readyz#x',
    'http://api.test/metrics',
  ])('is not found when it is spelled %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it.each(['/metrics', '/metrics?x=%6d', '/readyz'])('answers as %s', async (path) => {
    expect(await statusOf(path)).toBe(200);
  });
});

describe('an address with parameters', () => {
  it('takes an encoded value, and refuses an encoded name', async () => {
    expect(await statusOf('/v1/contacts/%63-1')).toBe(401);
    expect(await statusOf('/v1/%63ontacts/c-1')).toBe(404);
  });

  it.each([
    ['/v1/contacts/:contactId/join', '/v1/contacts/a%2Fb/join', true],
    ['/v1/contacts/:contactId/join', '/v1/contacts/a/b/join', false],
    ['/docs/static/*', '/docs/static/a/b.js', true],
    ['/docs/static/*', '/docs/static/a#b', false],
  ])('of the route %s is spelled %s: %s', (route, path, isSpelled) => {
    expect(spellingOf(route).test(path)).toBe(isSpelled);
  });
});
