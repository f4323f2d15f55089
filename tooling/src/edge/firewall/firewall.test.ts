import { describe, expect, it } from 'vitest';
import type { EdgeRequest } from '../request.ts';
import { aManagedRule, anAcl, aPathIs, aRequest } from '../testing/resources.ts';
import { createFirewall } from './firewall.ts';

const COMMON = 'AWSManagedRulesCommonRuleSet';
const BAD_INPUTS = 'AWSManagedRulesKnownBadInputsRuleSet';

const deps = { now: () => 0, callersPerAddress: 1 };
const firewall = (...rules: object[]) => createFirewall(anAcl(...rules), deps);
const ruleFor = (changes: Partial<EdgeRequest>, ...rules: object[]) =>
  firewall(...rules).judge(aRequest(changes))?.rule;

const managed: [string, Partial<EdgeRequest>, string | undefined][] = [
  ['a browser’s call', {}, undefined],
  ['a body of 8,192 bytes', { bodyBytes: 8_192 }, undefined],
  ['a body of 8,193 bytes', { bodyBytes: 8_193 }, `${COMMON}/SizeRestrictions_BODY`],
  ['a query of 2,048 bytes', { query: 'x'.repeat(2_048) }, undefined],
  [
    'a query of 2,049 bytes',
    { query: 'x'.repeat(2_049) },
    `${COMMON}/SizeRestrictions_QUERYSTRING`,
  ],
  ['a path of 1,024 bytes', { path: `/${'x'.repeat(1_023)}` }, undefined],
  [
    'a path of 1,025 bytes',
    { path: `/${'x'.repeat(1_024)}` },
    `${COMMON}/SizeRestrictions_URIPATH`,
  ],
  [
    'a cookie of 10,241 bytes',
    { headers: { cookie: 'x'.repeat(10_241) } },
    `${COMMON}/SizeRestrictions_Cookie_HEADER`,
  ],
  [
    'a caller without a name',
    { headers: { 'user-agent': undefined } },
    `${COMMON}/NoUserAgent_HEADER`,
  ],
  ['EventBridge', { headers: { 'user-agent': 'Amazon/EventBridge/ApiDestinations' } }, undefined],
  ['a way up', { path: '/v1/../../etc/passwd' }, `${COMMON}/GenericLFI_URIPATH`],
  ['an encoded way up', { path: '/v1/%2e%2e%2fetc' }, `${COMMON}/GenericLFI_URIPATH`],
  ['a log file', { path: '/docs/api.log' }, `${COMMON}/RestrictedExtensions_URIPATH`],
  ['a settings file', { path: '/docs/api.INI' }, `${COMMON}/RestrictedExtensions_URIPATH`],
  ['a path with an address', { path: '/http://10.0.0.1/x' }, `${COMMON}/GenericRFI_URIPATH`],
  ['a Java folder', { path: '/WEB-INF/web.xml' }, `${BAD_INPUTS}/ExploitablePaths_URIPATH`],
  ['a lookup', { path: '/${jndi:ldap://x}' }, `${BAD_INPUTS}/Log4JRCE_URIPATH`],
  ['a method of WebDAV', { method: 'PROPFIND' }, `${BAD_INPUTS}/PROPFIND_METHOD`],
  [
    'a host called localhost',
    { headers: { host: 'localhost:4000' } },
    `${BAD_INPUTS}/Host_localhost_HEADER`,
  ],
];

describe('AWS’s managed rules', () => {
  it.each(managed)('meet %s', (_what, changes, rule) => {
    expect(ruleFor(changes, aManagedRule(BAD_INPUTS), aManagedRule(COMMON))).toBe(rule);
  });

  const tooLong = { bodyBytes: 9_000 };
  it.each([
    [
      'overridden to count',
      { RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }] },
    ],
    ['excluded', { ExcludedRules: [{ Name: 'SizeRestrictions_BODY' }] }],
    ['for other paths alone', { ScopeDownStatement: aPathIs('/v1/contacts', 'NONE') }],
  ])('let pass by a rule that is %s', (_how, more) => {
    expect(ruleFor(tooLong, aManagedRule(COMMON, more))).toBeUndefined();
  });

  it('let everything pass where the web ACL only counts the group', () => {
    const counted = { ...aManagedRule(COMMON), OverrideAction: { Count: {} } };
    expect(ruleFor(tooLong, counted)).toBeUndefined();
  });
});

describe('a rate-based rule', () => {
  const publicCalls = {
    Name: 'PublicCalls',
    Priority: 0,
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: 'IP',
        Limit: 100,
        EvaluationWindowSec: 300,
        ScopeDownStatement: {
          OrStatement: { Statements: [aPathIs('/v1/contacts', 'NORMALIZE_PATH')] },
        },
      },
    },
  };

  function aFlood(callersPerAddress = 1) {
    let nowMs = 0;
    const { judge } = createFirewall(anAcl(publicCalls), { now: () => nowMs, callersPerAddress });
    const call = (path: string, address: string) => judge(aRequest({ path, address }));
    return {
      call,
      calls: (times: number, path = '/v1/contacts') => {
        for (let count = 1; count < times; count++) call(path, '203.0.113.7');
        return call(path, '203.0.113.7');
      },
      wait: (ms: number) => void (nowMs += ms),
    };
  }

  it('refuses the 101st call of an address with 429, and nobody else’s', () => {
    const { calls, call } = aFlood();
    expect(calls(100)).toBeUndefined();
    expect(calls(1)).toEqual({ by: 'firewall', rule: 'PublicCalls', status: 429 });
    expect(call('/v1/contacts', '203.0.113.8')).toBeUndefined();
  });

  it('counts only the paths of its scope, however they are put together', () => {
    const { calls } = aFlood();
    expect(calls(500, '/v1/config')).toBeUndefined();
    expect(calls(101, '/v1//./x/../contacts')?.rule).toBe('PublicCalls');
  });

  it('forgets calls that are older than its window', () => {
    const { calls, wait } = aFlood();
    expect(calls(101)).toBeDefined();
    wait(310_000);
    expect(calls(100)).toBeUndefined();
  });

  it('takes as many times more as one address has callers here', () => {
    const { calls } = aFlood(10);
    expect(calls(1_000)).toBeUndefined();
    expect(calls(1)?.status).toBe(429);
  });
});

describe('the web ACL', () => {
  const block = (Priority: number, Name: string, action: object = { Block: {} }) => ({
    ...{ Name, Priority, Action: action },
    Statement: aPathIs('/v1/config', 'NONE'),
  });

  it('is evaluated by priority; a rule that allows ends it', () => {
    expect(ruleFor({}, block(2, 'Later'), block(1, 'Sooner'))).toBe('Sooner');
    expect(ruleFor({}, block(2, 'Later'), block(1, 'Sooner', { Allow: {} }))).toBeUndefined();
    expect(ruleFor({}, block(2, 'Later'), block(1, 'Sooner', { Count: {} }))).toBe('Later');
  });

  it.each([
    ['a statement', { GeoMatchStatement: { CountryCodes: ['DE'] } }, 'GeoMatchStatement'],
    [
      'a statement within another',
      { OrStatement: { Statements: [{ RegexMatchStatement: {} }] } },
      'RegexMatchStatement',
    ],
    [
      'a managed group',
      {
        ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesBotControlRuleSet' },
      },
      'AWSManagedRulesBotControlRuleSet',
    ],
    ['a text transformation', aPathIs('/x', 'CMD_LINE'), 'CMD_LINE'],
    [
      'a field',
      { ByteMatchStatement: { ...aPathIs('/x').ByteMatchStatement, FieldToMatch: { Body: {} } } },
      'FieldToMatch',
    ],
  ])(
    'is not loaded with %s that nothing here evaluates, which is named',
    (_what, Statement, name) => {
      expect(() => firewall({ Name: 'x', Priority: 0, Action: { Block: {} }, Statement })).toThrow(
        name,
      );
    },
  );

  it('is not loaded with an action that nothing here takes, which is named', () => {
    expect(() => firewall(block(1, 'x', { Captcha: {} }))).toThrow('Captcha');
  });
});
