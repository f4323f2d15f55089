import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../http/endpoints.ts';
import { AGENT_ORIGIN, createWorld, CUSTOMER_ORIGIN, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

describe('a page on another origin', () => {
  const preflight = async (url: string, origin: string) => {
    const { headers } = await world.call({
      method: 'OPTIONS',
      url,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    return headers['access-control-allow-origin'];
  };

  it.each([
    ['/v1/contacts', CUSTOMER_ORIGIN, true],
    ['/v1/contacts/c-1/events', CUSTOMER_ORIGIN, true],
    ['/v1/contacts/c-1/join', AGENT_ORIGIN, false],
    ['/v1/contacts', AGENT_ORIGIN, false],
    ['/v1/meetings', AGENT_ORIGIN, true],
    ['/v1/agent/events', AGENT_ORIGIN, true],
    ['/v1/agent/contacts/c-1/meeting', CUSTOMER_ORIGIN, false],
    ['/v1/ccp-session', CUSTOMER_ORIGIN, false],
    ['/v1/meetings/m-1/recordings', AGENT_ORIGIN, true],
    ['/v1/contacts/c-1/recording-consent', CUSTOMER_ORIGIN, true],
    ['/v1/recorder/claims', CUSTOMER_ORIGIN, false],
    ['/v1/recorder/recordings/r-1/reports', AGENT_ORIGIN, false],
    ['/v1/machine/events', CUSTOMER_ORIGIN, false],
    ['/v1/config', CUSTOMER_ORIGIN, true],
    ['/v1/config', AGENT_ORIGIN, true],
    ['/v1/config', 'https://evil.test', false],
    ['/v1/contacts', 'https://evil.test', false],
  ])('calling %s from %s is allowed: %s', async (url, origin, isAllowed) => {
    expect(await preflight(url, origin)).toBe(isAllowed ? origin : undefined);
  });

  it('sees how long to wait, and the answer is kept apart by origin', async () => {
    const { headers } = await world.call({
      url: '/v1/config',
      headers: { origin: CUSTOMER_ORIGIN },
    });
    expect(headers['access-control-expose-headers']).toBe('retry-after');
    expect(headers.vary).toBe('Origin');
  });
});

describe('every answer', () => {
  it.each(['/v1/config', '/nowhere', '/v1/agent', '/healthz'])('of %s is guarded', async (url) => {
    const { headers } = await world.call({ url });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });

  it('that is a problem names its request, which the log names too', async () => {
    const { body, headers } = await world.call({ url: '/nowhere' });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 404, code: 'request/unknown-address' });
    expect(world.logLines.join('')).toContain(body.instance);
  });
});

describe('the documentation', () => {
  it('lists every endpoint with who may call it and how it fails', async () => {
    const { body } = await world.call({ url: '/docs/json' });
    const { paths } = body as unknown as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = endpoints.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(expected.sort());
    expect(paths['/v1/meetings']?.post).toMatchObject({
      security: [{ agent: [] }],
      requestBody: expect.any(Object) as object,
      responses: {
        200: expect.any(Object) as object,
        default: { content: { 'application/problem+json': expect.any(Object) as object } },
      },
    });
    expect(JSON.stringify(body)).toContain('text/event-stream');
  });

  it('runs scripts of its own only', async () => {
    const { headers, text } = await world.call({ url: '/docs' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    // An inline script would not run under that policy.
    expect(text).not.toMatch(/<script>|<script [^>]*>\s*[^\s<]/);
  });
});
