import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

/** A sign-in service that serves its discovery document and its key set, and can fail in every way. */
export async function startIssuer() {
  const served = new Map<string, JWK>();
  const asked: string[] = [];
  const state = { isDown: false, isSilent: false };
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    if (state.isSilent) return;
    if (state.isDown) return response.writeHead(500).end();
    const isDiscovery = url.endsWith('openid-configuration');
    const document = { issuer: address, jwks_uri: `${address}/jwks.json` };
    response.end(JSON.stringify(isDiscovery ? document : { keys: [...served.values()] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool`;

  return {
    address,
    asked,
    state,
    /** Begins to sign with a new key. */
    async addKey(kid: string, more: Partial<JWK> = {}): Promise<CryptoKey> {
      const { publicKey, privateKey } = await generateKeyPair('RS256');
      served.set(kid, { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig', ...more });
      return privateKey;
    },
    withdrawKey: (kid: string) => void served.delete(kid),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
