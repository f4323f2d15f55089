import { reportRemotes, type RemoteFailure } from '@video-escalation/contracts/http/telemetry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => void (world = await createWorld()));
afterEach(() => world.stop());

const failure: RemoteFailure = {
  remote: 'mfe-video',
  version: '1.4.2-0a1b2c3d',
  phase: 'load',
  outcome: 'fell-back',
  error: 'TypeError: Failed to fetch https://agents.test/video?who=chris for chris@example.org',
  traceId: '0123456789abcdef0123456789abcdef',
};
const mount = { remote: 'mfe-video', version: '1.4.1-11111111', loadMs: 740 };

const report = (payload: object, token: string | undefined = world.tokens.alice) =>
  world.call({ method: reportRemotes.method, url: reportRemotes.path, payload, token });
const metrics = async () => (await world.call({ url: '/metrics' })).text;
const linesOf = (msg: string) =>
  world.logLines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.msg === msg);

describe('POST /v1/agent/remotes/telemetry', () => {
  it('puts each failure into one line of the log, without a word of whom it happened to', async () => {
    expect((await report({ failures: [failure, failure], mounts: [] })).status).toBe(204);
    const lines = linesOf('remote failed');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      ...failure,
      error: 'TypeError: Failed to fetch https://agents.test/video?[query] for [e-mail]',
    });
    const log = world.logLines.join('');
    for (const person of ['alice', 'Alice', 'chris']) expect(log).not.toContain(person);
  });

  it('counts failures and load times by release', async () => {
    await report({ failures: [failure, failure], mounts: [mount] });
    const text = await metrics();
    expect(text).toContain(
      'remote_failures_total{remote="mfe-video",version="1.4.2-0a1b2c3d",phase="load",outcome="fell-back"} 2',
    );
    expect(text).toContain(
      'remote_load_seconds_bucket{le="1",remote="mfe-video",version="1.4.1-11111111"} 1',
    );
    expect(linesOf('remote mounted')).toMatchObject([mount]);
  });

  it('counts made-up releases as one, and known ones as before', async () => {
    for (let round = 0; round < 6; round++) {
      const mounts = Array.from({ length: 20 }, (_each, at) => ({
        ...mount,
        version: `made-up-${round}-${at}`,
      }));
      await report({ failures: [], mounts });
    }
    await report({ failures: [], mounts: [{ ...mount, version: 'made-up-0-0' }] });
    const text = await metrics();
    const counts = [...text.matchAll(/^remote_load_seconds_count{.*version="(.+)"} (\d+)$/gm)];
    expect(counts).toHaveLength(101);
    expect(counts.find(([, version]) => version === 'other')?.[2]).toBe('20');
    expect(counts.find(([, version]) => version === 'made-up-0-0')?.[2]).toBe('2');
  });

  it('is heard thirty times a minute from one agent, and from others all the same', async () => {
    const empty = { failures: [], mounts: [] };
    for (let each = 0; each < 30; each++) expect((await report(empty)).status).toBe(204);
    const refused = await report({ failures: [failure], mounts: [] });
    expect([refused.status, refused.body.code]).toEqual([429, 'request/too-many']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(linesOf('remote failed')).toEqual([]);
    expect((await report(empty, world.tokens.bob)).status).toBe(204);
    world.passTime(60_000);
    expect((await report(empty)).status).toBe(204);
  });

  it('takes nothing without a sign-in, and nothing beside what it describes', async () => {
    const { status } = await world.call({
      method: reportRemotes.method,
      url: reportRemotes.path,
      payload: { failures: [], mounts: [] },
    });
    expect(status).toBe(401);
    for (const odd of [{ agent: 'alice' }, { phase: 'lunch' }, { traceId: 'x' }]) {
      const answer = await report({ failures: [{ ...failure, ...odd }], mounts: [] });
      expect(answer.status, JSON.stringify(odd)).toBe(400);
    }
    const many = Array.from({ length: 21 }, () => mount);
    expect((await report({ failures: [], mounts: many })).status).toBe(400);
  });

  it('takes twenty failures, unless their words are longer than the firewall lets through', async () => {
    const twenty = (words: string) =>
      report({
        failures: Array.from({ length: 20 }, () => ({ ...failure, error: words })),
        mounts: Array.from({ length: 20 }, () => mount),
      });
    expect((await twenty('x'.repeat(100))).status).toBe(204);
    expect((await twenty('x'.repeat(300))).status).toBe(413);
  });

  it('is described in the documentation', async () => {
    const { body } = await world.call({ url: '/docs/json' });
    expect(Object.keys(body.paths ?? {})).toContain(reportRemotes.path);
  });
});
