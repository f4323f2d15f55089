import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aRemoteVersion } from '@video-escalation/contracts/testing/registry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFile, MANIFEST } from './built-files.ts';
import type { Deployment } from './place.ts';
import { releaseBuild } from './release-build.ts';
import { createMemoryStore, type MemoryStore } from './testing/memory-store.ts';

let store: MemoryStore;
let server: Server;
let origin: string;

beforeEach(async () => {
  store = createMemoryStore();
  server = createServer((request, response) => {
    void store.get(request.url!.slice(1)).then((found) => {
      response.writeHead(found ? 200 : 404).end(found?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const files = [
  aFile('main.1.js', Buffer.from('run()')),
  aFile('main.1.css', Buffer.from('.a{}')),
  aFile(MANIFEST, Buffer.from('{}')),
];
const built = {
  files,
  commit: 'c0ffee',
  release: {
    name: 'mfe-video',
    version: '1.0.0-00000001',
    integrity: {},
    snapshot: aRemoteVersion().extras,
    manifest: {
      ...{ name: 'mfe-video', team: 'Video', version: '1.0.0', bus: '^1.0.0' },
      ...{ publishes: [], consumes: [] },
    },
  },
};

/** Stops right before the registry: what is asked here is whether it comes that far. */
function deployment(): Deployment {
  return {
    store,
    target: { bucket: 'b', keyId: 'k', registryUrl: '', origins: {}, origin },
    signer: { keyId: 'k', signDigest: () => Promise.reject(new Error('not reached')) },
    trustedKeys: () => Promise.reject(new Error('comes to the registry')),
    caller: async () => 'me',
    now: () => new Date(0),
  };
}

const attempt = () => releaseBuild(deployment(), built, { note: '' });

describe('a release comes to the registry', () => {
  it('when all its files are there as built, the manifest last', async () => {
    await expect(attempt()).rejects.toThrow('comes to the registry');
    expect(store.keys()).toEqual([
      'video/1.0.0-00000001/main.1.js',
      'video/1.0.0-00000001/main.1.css',
      'video/1.0.0-00000001/mf-manifest.json',
    ]);
    const script = await store.get('video/1.0.0-00000001/main.1.js');
    expect(script).toMatchObject({
      contentType: 'text/javascript; charset=utf-8',
      cacheControl: 'public, max-age=31536000, immutable',
    });
  });

  it('when it is done again after it broke off', async () => {
    store.failAfter(1);
    await expect(attempt()).rejects.toThrow('cut off');
    expect(store.keys()).not.toContain('video/1.0.0-00000001/mf-manifest.json');
    store.failAfter(Infinity);
    await expect(attempt()).rejects.toThrow('comes to the registry');
  });
});

describe('a release stops before the registry', () => {
  it('when the folder holds another build', async () => {
    const other = aFile('main.1.js', Buffer.from('other()'));
    const object = { ...other, cacheControl: '' };
    await store.put('video/1.0.0-00000001/main.1.js', object, 'absent');
    await expect(attempt()).rejects.toThrow("main.1.js isn't what was built");
  });

  it('when pages would not reach it', async () => {
    const away = deployment();
    const target = { ...away.target, origin: `${origin}/elsewhere` };
    await expect(releaseBuild({ ...away, target }, built, { note: '' })).rejects.toThrow(
      'answers 404',
    );
  });
});
