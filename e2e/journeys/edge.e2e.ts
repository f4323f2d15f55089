import { request as startRequest } from 'node:http';
import { expect, test } from '../test.ts';
import { people } from '../people.ts';
import { addresses, world } from '../world.ts';

const api = addresses.apis[0]!;
const COMMON = 'AWSManagedRulesCommonRuleSet';

/** The path and the headers go out as they stand here: a browser's own fetch would tidy them. */
function statusOf(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const { hostname, port } = new URL(api);
  return new Promise((resolve, reject) => {
    const sent = startRequest(
      { hostname, port, path, headers: { 'user-agent': 'journey', ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      },
    );
    sent.on('error', reject).end();
  });
}

test('what operators look at is closed at the load balancer, however it is spelled', async () => {
  for (const path of ['/metrics', '/metrics?x', '/readyz']) {
    expect(await statusOf(path), path).toBe(404);
    expect(world.edgeRefusals().at(-1), path).toMatchObject({ by: 'balancer', status: 404 });
  }
  const before = world.edgeRefusals().length;
  for (const path of ['/%6detrics', '/metrics#x', '/%72eadyz']) {
    expect(await statusOf(path), path).toBe(404);
  }
  expect(world.edgeRefusals(), 'refused by the api itself').toHaveLength(before);
  const inner = await fetch(`${addresses.innerApis[0]!}/metrics`);
  expect(await inner.text()).toContain('http_request_duration_seconds');
});

test('the load balancer sends only the api’s own host on', async () => {
  expect(await statusOf('/v1/config')).toBe(200);
  expect(await statusOf('/v1/config', { host: 'evil.example' })).toBe(404);
  expect(world.edgeRefusals().at(-1)).toMatchObject({ by: 'balancer', rule: '(default)' });
});

test('the firewall refuses by AWS’s rules on sizes and paths, and its log names the rule', async () => {
  const refused: [path: string, headers: Record<string, string>, rule: string][] = [
    [`/v1/config?${'x'.repeat(2_049)}`, {}, 'SizeRestrictions_QUERYSTRING'],
    [`/v1/${'x'.repeat(1_100)}`, {}, 'SizeRestrictions_URIPATH'],
    ['/v1/config', { cookie: 'x'.repeat(10_241) }, 'SizeRestrictions_Cookie_HEADER'],
    ['/v1/config', { 'user-agent': '' }, 'NoUserAgent_HEADER'],
    ['/docs/../../etc/passwd', {}, 'GenericLFI_URIPATH'],
    ['/api.log', {}, 'RestrictedExtensions_URIPATH'],
  ];
  for (const [path, headers, rule] of refused) {
    expect(await statusOf(path, headers), rule).toBe(403);
    expect(world.edgeRefusals().at(-1)).toMatchObject({
      by: 'firewall',
      rule: `${COMMON}/${rule}`,
    });
  }
});

test('a body over 8 kB never reaches the api, and a page cannot read the refusal', async ({
  request,
}) => {
  const answer = await request.post(`${api}/v1/contacts`, {
    data: { ...people.chris, name: 'x'.repeat(100_000) },
    headers: { origin: addresses.web['customer-site'] },
  });
  expect([answer.status(), answer.headers()['content-type']]).toEqual([403, 'text/html']);
  expect(answer.headers()['access-control-allow-origin']).toBeUndefined();
  expect(world.edgeRefusals().at(-1)).toMatchObject({ rule: `${COMMON}/SizeRestrictions_BODY` });
});
