import type {
  RegistryDraft,
  RegistryKey,
  RemoteRegistry,
  RemoteVersion,
} from '../remotes/registry.ts';
import { signedText } from '../remotes/signature.ts';

export function aRemoteVersion(version = '1.0.0-00000001', over: Partial<RemoteVersion> = {}) {
  return {
    url: `https://workspace.example/video/${version}/mf-manifest.json`,
    metadata: {
      version,
      integrity: { 'remoteEntry.1.js': `sha384-${version}` },
      bus: '^1.0.0',
      team: 'Video',
      commit: '0123456789abcdef0123456789abcdef01234567',
      builtAt: '2026-01-02T03:04:05.000Z',
    },
    deployment: { traffic: 0, default: false },
    extras: {
      container: `mfe_video_${version}`,
      entry: 'remoteEntry.1.js',
      modules: { './remote': { scripts: [], styles: [] } },
      shared: { react: '^19.0.0' },
    },
    ...over,
  } satisfies RemoteVersion;
}

export function aRegistryDraft(over: Partial<RegistryDraft> = {}): RegistryDraft {
  return {
    schema: '1',
    revision: 1,
    change: {
      at: '2026-01-02T03:04:05.000Z',
      by: 'arn:aws:iam::111122223333:role/Release',
      action: 'release',
      remote: 'mfe-video',
      version: '1.0.0-00000001',
      note: 'First.',
    },
    microFrontends: {
      'mfe-video': [
        aRemoteVersion('1.0.0-00000001', { deployment: { traffic: 100, default: true } }),
      ],
    },
    pins: { users: {}, groups: {} },
    ...over,
  };
}

export interface TestSigner {
  readonly publicKey: RegistryKey;
  sign(draft: RegistryDraft): Promise<RemoteRegistry>;
}

/** A key of its own. */
export async function createTestSigner(keyId = 'test'): Promise<TestSigner> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  return {
    publicKey: { keyId, spki: base64(await crypto.subtle.exportKey('spki', keys.publicKey)) },
    async sign(draft) {
      const digest = { name: 'ECDSA', hash: 'SHA-256' };
      const value = await crypto.subtle.sign(digest, keys.privateKey, signedText(draft));
      return { ...draft, signature: { keyId, value: base64(value) } };
    },
  };
}

function base64(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)));
}
