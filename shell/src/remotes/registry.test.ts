import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/config/registry';
import { expect, test } from 'vitest';
import { fetchRegistry, resolveRemote } from './registry.ts';

const address = 'https://workspace.example/registry.json';

function aVersion(version: string, overrides: Partial<RemoteVersion> = {}): RemoteVersion {
  return {
    url: `https://remotes.example/video/${version}/mf-manifest.json`,
    metadata: { version, integrity: { 'remoteEntry.1.js': `sha384-${version}` }, bus: '^1.0.0' },
    deployment: { traffic: 0, default: false },
    ...overrides,
  };
}

const registryOf = (...versions: RemoteVersion[]): RemoteRegistry => ({
  schema: '1',
  microFrontends: { 'mfe-video': versions },
});

test('of several versions the default is taken, whatever their order', () => {
  const registry = registryOf(
    aVersion('2.0.0'),
    aVersion('1.0.0', { deployment: { traffic: 100, default: true } }),
  );
  const [source] = resolveRemote(registry, 'mfe-video', address);
  expect(source?.release).toEqual({ version: '1.0.0', bus: '^1.0.0' });
});

test("integrity is kept by each script's absolute address", () => {
  const [source] = resolveRemote(registryOf(aVersion('1.0.0')), 'mfe-video', address);
  expect(source?.integrity).toEqual({
    'https://remotes.example/video/1.0.0/remoteEntry.1.js': 'sha384-1.0.0',
  });
});

test("an address on the registry's own host is resolved against it", () => {
  const registry = registryOf(aVersion('1.0.0', { url: '/video/1.0.0/mf-manifest.json' }));
  const [source] = resolveRemote(registry, 'mfe-video', address);
  expect(source?.manifestUrl).toBe('https://workspace.example/video/1.0.0/mf-manifest.json');
});

test('a fallback address comes second, with integrity of its own addresses', () => {
  const fallbackUrl = 'https://spare.example/video/1.0.0/mf-manifest.json';
  const sources = resolveRemote(
    registryOf(aVersion('1.0.0', { fallbackUrl })),
    'mfe-video',
    address,
  );
  expect(sources.map((source) => source.manifestUrl)).toEqual([
    'https://remotes.example/video/1.0.0/mf-manifest.json',
    fallbackUrl,
  ]);
  expect(Object.keys(sources[1]?.integrity ?? {})).toEqual([
    'https://spare.example/video/1.0.0/remoteEntry.1.js',
  ]);
});

test('a remote that the registry lacks has no address', () => {
  expect(resolveRemote(registryOf(aVersion('1.0.0')), 'mfe-adhoc', address)).toEqual([]);
});

test('a registry that does not fit is refused with the field at fault', async () => {
  const serve: typeof fetch = async () => Response.json({ schema: '9', microFrontends: {} });
  await expect(fetchRegistry(address, serve)).rejects.toThrow('/schema');
});
