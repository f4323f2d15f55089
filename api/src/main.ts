import type { AddressInfo } from 'node:net';
import { createSignInKeys } from './adapters/sign-in-keys.ts';
import { buildApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { createPorts, createServices } from './deps.ts';

const config = readConfigOrExit();
const app = await buildApp({
  config,
  signInKeys: createSignInKeys({ issuer: config.OIDC_ISSUER, now: Date.now }),
  now: Date.now,
  services: (tokens, log) => createServices(config, createPorts(config, log), tokens, log),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));

await app.listen({ port: config.PORT, host: config.HOST });
app.log.info({ port: (app.server.address() as AddressInfo).port }, 'api ready');

/** Lets what is under way finish, but not for longer than a task has to stop (ECS stopTimeout: 30 s). */
async function stop(signal: string): Promise<void> {
  app.log.info({ signal }, 'api stopping');
  setTimeout(() => process.exit(1), 10_000).unref();
  await app.close();
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
