import {
  aRegistryDraft,
  aRemoteVersion,
  createTestSigner,
} from '@video-escalation/contracts/testing/registry';
import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { expect, test } from 'vitest';
import { sourcesForEverybody, sourcesOf } from './sources.ts';

const { sign } = await createTestSigner();
const address = 'https://workspace.example/registry.json';
const everybody = { traffic: 100, default: true };

async function sources(versions: RemoteVersion[], lastWorked?: string) {
  const registry = await sign(aRegistryDraft({ microFrontends: { 'mfe-video': versions } }));
  const user = { key: 'k', groups: [] };
  return sourcesOf('mfe-video', { registry, address, user, lastWorked });
}

test('what last worked here stands below what the registry chooses, as long as it is listed', async () => {
  const versions = [
    aRemoteVersion('1.0.0-a'),
    aRemoteVersion('2.0.0-b', { deployment: everybody }),
  ];
  const names = (await sources(versions, '1.0.0-a')).map(([first]) => first.release?.version);
  expect(names).toEqual(['2.0.0-b', '1.0.0-a']);
  expect(await sources(versions, '0.1.0-gone')).toHaveLength(1);
});

test('addresses of entry and integrity are absolute, at the fallback too', async () => {
  const version = aRemoteVersion('1.0.0-a', {
    url: '/video/1.0.0-a/mf-manifest.json',
    fallbackUrl: 'https://spare.example/v/mf-manifest.json',
    deployment: everybody,
  });
  const [[first, second]] = (await sources([version])) as [[never, never]];
  expect([first, second]).toMatchObject([
    { release: { entry: 'https://workspace.example/video/1.0.0-a/remoteEntry.1.js' } },
    { release: { integrity: { 'https://spare.example/v/remoteEntry.1.js': 'sha384-1.0.0-a' } } },
  ]);
});

test('a remote that the registry lacks has no address', async () => {
  expect(await sources([])).toEqual([]);
});

test('before anybody is known, only what has no roll-out under way is for everybody', async () => {
  const settled = [aRemoteVersion('1.0.0-a'), aRemoteVersion('2.0.0-b', { deployment: everybody })];
  const rolledOut = [
    aRemoteVersion('1.0.0-a', { deployment: { traffic: 90, default: true } }),
    aRemoteVersion('2.0.0-b', { deployment: { traffic: 10, default: false } }),
  ];
  const registry = await sign(
    aRegistryDraft({ microFrontends: { 'mfe-ccp': settled, 'mfe-video': rolledOut } }),
  );
  const found = sourcesForEverybody(['mfe-ccp', 'mfe-video', 'mfe-adhoc'], registry, address);
  expect(found).toMatchObject([{ name: 'mfe-ccp', release: { version: '2.0.0-b' } }]);
});
