import { aRemoteVersion } from '@video-escalation/contracts/testing/registry';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { expect, it } from 'vitest';
import { wantedRemotes } from './wanted-remotes.ts';

const all = ['mfe-ccp', 'mfe-video'];
const missing = { missing: true, positionals: [] };
const unread = () => Promise.reject(new Error('the registry was read'));

function registryOf(...remotes: string[]): RemoteRegistry {
  return {
    ...{ schema: '1', revision: 1 },
    change: { at: '', by: '', action: 'release', remote: '', version: '', note: '' },
    microFrontends: Object.fromEntries(remotes.map((each) => [each, [aRemoteVersion('1')]])),
    pins: { users: {}, groups: {} },
    signature: { keyId: '', value: '' },
  };
}

it('are those that are named, whatever is live', async () => {
  const named = { missing: false, positionals: ['mfe-video'] };
  expect(await wantedRemotes(named, unread, all)).toEqual(['mfe-video']);
});

it('with --missing are all where nothing was released yet', async () => {
  expect(await wantedRemotes(missing, async () => undefined, all)).toEqual(all);
});

it('with --missing are those alone that the registry doesn’t know: a team’s releases stay as they are', async () => {
  const live = async () => registryOf('mfe-video', 'mfe-orders');
  expect(await wantedRemotes(missing, live, all)).toEqual(['mfe-ccp']);
});

it('with --missing may be none, which is no error', async () => {
  expect(await wantedRemotes(missing, async () => registryOf(...all), all)).toEqual([]);
});

it.each([
  ['nothing', { missing: false, positionals: [] }, 'Say which remotes'],
  ['no remote', { missing: false, positionals: ['mfe-video', 'shell'] }, 'shell is no remote'],
  ['names beside --missing', { missing: true, positionals: ['mfe-video'] }, 'by itself'],
])('are refused when %s was said', async (_what, wish, sentence) => {
  await expect(wantedRemotes(wish, unread, all)).rejects.toThrow(sentence);
});
