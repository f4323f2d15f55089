import {
  aRegistryDraft,
  aRemoteVersion,
  createTestSigner,
} from '@video-escalation/contracts/testing/registry';
import { expect, test } from 'vitest';
import { railRemotes } from './rail-remotes.ts';

const { sign } = await createTestSigner();

function aVersionTitled(en: string, isDefault: boolean) {
  const version = aRemoteVersion(`1.0.0-${en}`, { deployment: { traffic: 0, default: isDefault } });
  return {
    ...version,
    metadata: { ...version.metadata, slot: { title: { en, de: `${en} (de)` } } },
  };
}

test('who asks for a place gets one, titled as the default version says, in the agent’s language', async () => {
  const registry = await sign(
    aRegistryDraft({
      microFrontends: {
        'mfe-video': [aRemoteVersion()],
        'mfe-notes': [aVersionTitled('Notes, new', false), aVersionTitled('Notes', true)],
        'mfe-orders': [aVersionTitled('Orders', false)],
        'mfe-empty': [],
      },
    }),
  );
  expect(railRemotes(registry, 'en')).toEqual([
    { name: 'mfe-notes', title: 'Notes' },
    { name: 'mfe-orders', title: 'Orders' },
  ]);
  expect(railRemotes(registry, 'de')[0]?.title).toBe('Notes (de)');
});
