import { describe, expect, it } from 'vitest';
import { aHostRule, aListener, aLoadBalancer, aPathRule } from '../testing/resources.ts';
import { createBalancer } from './balancer.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { beyondLimits } from './limits.ts';

const balancer = (rules: Record<string, object>) =>
  createBalancer({ loadBalancer: aLoadBalancer(), listener: aListener, rules });

const HOST = 'api.riverbank.example';

describe('listener rules', () => {
  const deployed = balancer({
    Api: aHostRule(20, HOST),
    Inside: aPathRule(10, '/metrics', '/readyz'),
  });
  const decide = (path: string, host: string) => {
    const decision = deployed.decide({ path, headers: { host } });
    return decision.type === 'answer' ? `${decision.rule} ${decision.status}` : decision.type;
  };

  it.each([
    ['/v1/config', HOST, 'forward'],
    ['/v1/config', 'API.Riverbank.example:443', 'forward'],
    ['/v1/config', 'evil.example', '(default) 404'],
    ['/v1/config', '', '(default) 404'],
    ['/metrics', HOST, 'Inside 404'],
    ['/readyz', 'evil.example', 'Inside 404'],
    ['/Metrics', HOST, 'forward'],
    ['/metrics/', HOST, 'forward'],
    ['/%6detrics', HOST, 'forward'],
  ])('decide about %s at %s: %s', (path, host, expected) => {
    expect(decide(path, host)).toBe(expected);
  });

  it.each([
    ['/v1/*', '/v1/contacts/c-1', true],
    ['/v1/*', '/v1', false],
    ['/img/?.png', '/img/a.png', true],
    ['/img/?.png', '/img/ab.png', false],
    ['/a.b', '/axb', false],
    ['/a$', '/a$', true],
  ])('with the pattern %s match %s: %s', (pattern, path, isMatch) => {
    const { decide } = balancer({ Closed: aPathRule(1, pattern) });
    const decision = decide({ path, headers: {} });
    expect(decision.type === 'answer' && decision.rule).toBe(isMatch ? 'Closed' : '(default)');
  });

  it('are not loaded with a condition or an action that nothing here evaluates, which is named', () => {
    const [condition] = aPathRule(1, '/x').Conditions;
    const rule = (changes: object) => ({ Rule: { ...aPathRule(1, '/x'), ...changes } });
    const byAddress = { Conditions: [{ ...condition, Field: 'source-ip' }] };
    expect(() => balancer(rule(byAddress))).toThrow('source-ip');
    expect(() => balancer(rule({ Actions: [{ Type: 'redirect' }] }))).toThrow('redirect');
  });
});

describe('forwarded headers', () => {
  const forwarding = {
    ...{ address: '203.0.113.7', host: HOST, protocol: 'HTTPS', port: 443 },
    dropsInvalidNames: true,
  };
  const forwarded = (...raw: string[]) => {
    const list = forwardedHeaders(raw, forwarding);
    const names = list.filter((_each, index) => index % 2 === 0);
    return Object.fromEntries(names.map((name, index) => [name, list[index * 2 + 1]]));
  };

  it('name the caller last, after whoever the caller says forwarded it', () => {
    expect(forwarded('X-Forwarded-For', '198.51.100.1')['X-Forwarded-For']).toBe(
      '198.51.100.1, 203.0.113.7',
    );
    expect(forwarded()['X-Forwarded-For']).toBe('203.0.113.7');
  });

  it('say how the caller reached the listener, whatever the caller says', () => {
    expect(forwarded('X-Forwarded-Proto', 'http', 'x-forwarded-port', '80')).toEqual({
      Host: HOST,
      'X-Forwarded-For': '203.0.113.7',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Port': '443',
    });
  });

  it('lose invalid names and what holds for one hop', () => {
    const raw = [
      'x_evil',
      '1',
      'Connection',
      'close',
      'Transfer-Encoding',
      'chunked',
      'accept',
      '*/*',
    ];
    expect(Object.keys(forwarded(...raw))).toEqual([
      ...['Host', 'accept', 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Forwarded-Port'],
    ]);
  });
});

describe('the balancer’s limits', () => {
  const name = 'cookie';
  const status = (changes: object) =>
    beyondLimits({ method: 'GET', url: '/', rawHeaders: [], ...changes });

  it.each([
    ['a short request', {}, undefined],
    ['a line of 16 kB', { url: `/${'x'.repeat(16_384)}` }, 400],
    ['a header of 16 kB', { rawHeaders: [name, 'x'.repeat(16_384)] }, 400],
    [
      'headers of 64 kB together',
      { rawHeaders: Array.from({ length: 5 }, () => [name, 'x'.repeat(14_000)]).flat() },
      400,
    ],
    ['30 forwarders', { rawHeaders: ['X-Forwarded-For', Array(30).fill('a').join()] }, undefined],
    ['31 forwarders', { rawHeaders: ['X-Forwarded-For', Array(31).fill('a').join()] }, 463],
  ])('meet %s', (_what, changes, expected) => {
    expect(status(changes)).toBe(expected);
  });
});
