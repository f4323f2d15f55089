import { bucketOf } from '@video-escalation/contracts/remotes/choice';
import type { RegistryDraft } from '@video-escalation/contracts/remotes/registry';
import {
  aRegistryDraft,
  aRemoteVersion,
  createTestSigner,
} from '@video-escalation/contracts/testing/registry';
import { expect, test } from 'vitest';
import { choiceOf } from './choice.ts';
import type { Overrides } from './overrides.ts';

const { sign } = await createTestSigner();
const alice = { key: 'alice', groups: ['agents', 'testers'] };
const canary = aRemoteVersion('1.1.0-b', { deployment: { traffic: 100, default: false } });
const idle = aRemoteVersion('1.1.0-b');
const stable = aRemoteVersion('1.0.0-a', { deployment: { traffic: 0, default: true } });

async function chosen(versions: (typeof stable)[], pins = {}, overrides: Overrides = {}) {
  const draft: Partial<RegistryDraft> = {
    microFrontends: { 'mfe-video': versions },
    pins: { users: {}, groups: {}, ...pins },
  };
  const registry = await sign(aRegistryDraft(draft));
  const choice = choiceOf(registry, 'mfe-video', alice, overrides);
  return choice && [choice.version?.metadata.version, choice.reason];
}

test('each way to a version is named', async () => {
  expect(await chosen([stable, idle])).toEqual(['1.0.0-a', { why: 'default' }]);
  const bucket = bucketOf('mfe-video', 'alice');
  expect(await chosen([stable, canary])).toEqual([
    '1.1.0-b',
    { why: 'canary', bucket, share: 100 },
  ]);
  const groups = { testers: { 'mfe-video': '1.1.0-b' } };
  expect(await chosen([stable, idle], { groups })).toEqual([
    '1.1.0-b',
    { why: 'group-pinned', group: 'testers' },
  ]);
  const users = { alice: { 'mfe-video': '1.0.0-a' } };
  expect(await chosen([stable, idle], { users, groups })).toEqual(['1.0.0-a', { why: 'pinned' }]);
});

test('a developer’s own wish comes before all of them; one that the registry lacks is no wish', async () => {
  const address = 'http://localhost:3102/mf-manifest.json';
  const build = await chosen([stable], {}, { 'mfe-video': address });
  expect(build).toEqual([undefined, { why: 'own-build', address }]);
  const wish = await chosen([stable, idle], {}, { 'mfe-video': '1.1.0-b' });
  expect(wish).toEqual(['1.1.0-b', { why: 'own-choice' }]);
  const gone = await chosen([stable], {}, { 'mfe-video': '7.0.0' });
  expect(gone).toEqual(['1.0.0-a', { why: 'default' }]);
  expect(await chosen([])).toBeUndefined();
});
