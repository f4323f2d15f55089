import { createServer } from 'node:http';
import { once } from 'node:events';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { platform } from 'node:os';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createCertificate } from './certificate.ts';
import { startTlsFront } from './tls-front.ts';

/** Linux has all of 127.0.0.0/8; elsewhere the front needs a port that nothing else has. */
const HOST = platform() === 'linux' ? '127.0.0.2' : '::1';

test('a request over TLS reaches the part behind the front with its own host, and its answer comes back', async () => {
  const part = createServer((incoming, response) => response.end(incoming.headers.host));
  part.listen(0, '127.0.0.1');
  await once(part, 'listening');
  const { port } = part.address() as AddressInfo;
  const certificate = await createCertificate(HOST, Date.now());
  const front = await startTlsFront({ host: HOST, ports: [port], certificate });

  const sent = request({ host: HOST, port, ca: certificate.certificatePem }).end();
  const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  expect(await text(answer)).toContain(`:${port}`);

  await front.stop();
  await expect(once(request({ host: HOST, port }).end(), 'response')).rejects.toThrow();
  part.close();
});
