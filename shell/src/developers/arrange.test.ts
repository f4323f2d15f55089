import { versionsFor } from '@video-escalation/contracts/remotes/choice';
import {
  aRegistryDraft,
  aRemoteVersion,
  createTestSigner,
} from '@video-escalation/contracts/testing/registry';
import { expect, test } from 'vitest';
import { arrange } from './arrange.ts';

const { sign } = await createTestSigner();
const alice = { key: 'alice', groups: ['developers'] };
const registry = await sign(
  aRegistryDraft({
    microFrontends: {
      'mfe-video': [
        aRemoteVersion('1.0.0-a', { deployment: { traffic: 100, default: true } }),
        aRemoteVersion('0.9.0-z'),
      ],
    },
    pins: { users: { alice: { 'mfe-video': '1.0.0-a' } }, groups: {} },
  }),
);

const first = (overrides: Record<string, string>, name = 'mfe-video') =>
  versionsFor(arrange(registry, overrides), name, alice)[0]?.metadata;

test('a version of the registry that the developer names is chosen, whatever is pinned', () => {
  expect(first({})?.version).toBe('1.0.0-a');
  expect(first({ 'mfe-video': '0.9.0-z' })?.version).toBe('0.9.0-z');
});

test('a version that the registry lacks changes nothing', () => {
  expect(first({ 'mfe-video': '7.0.0-q' })?.version).toBe('1.0.0-a');
  expect(first({ 'mfe-notes': '7.0.0-q' }, 'mfe-notes')).toBeUndefined();
});

test('a remote that was never released gets a place, titled by its name', () => {
  const own = 'http://localhost:3104/mf-manifest.json';
  expect(first({ 'mfe-customer-notes': own }, 'mfe-customer-notes')).toMatchObject({
    slot: { title: { en: 'Customer notes' } },
  });
});
