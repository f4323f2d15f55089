import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { authCookieName, type SignIn } from '../auth/sign-in.ts';
import type { Directory } from '../directory.ts';
import type { ConnectTimings } from '../timings.ts';
import { sharedWorker } from './shared-worker.ts';

const require = createRequire(import.meta.url);
const streamsFile = require.resolve('amazon-connect-streams');

/** What a CCP page needs beside its own pages: Streams, its shared worker, and who is signed in. */
export function serveCcpFiles(
  app: FastifyInstance,
  deps: { signIn: SignIn; directory: Directory; publicUrl: () => string; timings: ConnectTimings },
): void {
  const { signIn, directory, publicUrl, timings } = deps;
  // A worker outlives its pages; another build or user must not meet an old one (its name is origin + URL).
  const build = Date.now().toString(36);

  app.get('/ccp-v2/streams.js', (_request, reply) =>
    reply
      .type('text/javascript')
      .header('cache-control', 'max-age=3600')
      .send(createReadStream(streamsFile)),
  );
  app.get('/ccp-v2/shared-worker.js', (_request, reply) =>
    reply.type('text/javascript').header('cache-control', 'no-cache').send(sharedWorker),
  );
  app.get('/ccp-v2/config.json', (request, reply) => {
    const current = signIn.current(request);
    reply.header('cache-control', 'no-store');
    if (!current) return reply.code(401).send({ message: 'Sign in first.', loginUrl: '/login' });
    const { user, authToken, expiration } = current;
    return reply.send({
      authToken,
      refreshToken: authToken,
      authTokenExpiration: expiration,
      region: directory.seed.instance.region,
      instanceId: directory.seed.instance.id,
      userId: user.id,
      username: user.username,
      endpoint: `${publicUrl()}/connect-cti`,
      authorizeEndpoint: '/auth/authorize',
      agentAppEndpoint: `${publicUrl()}/agent-app`,
      taskTemplatesEndpoint: `${publicUrl()}/task-templates`,
      participantServiceEndpoint: `${publicUrl()}/participant-service`,
      authCookieName,
      ringMs: timings.ringMs,
      loginEndpoint: '/login',
      sharedWorkerUrl: `/ccp-v2/shared-worker.js?u=${user.id}&v=${build}`,
    });
  });
}
