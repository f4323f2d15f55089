import type { ContactId } from '@video-escalation/contracts/ids';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createRedisStore } from '../deps.ts';
import { createRedemption } from '../routes/redemption.ts';
import { createRouteSecrets } from '../routes/route-secrets.ts';
import { until } from './until.ts';
import { createWorld, environment } from './world.ts';

const unlimited = '1000000000';
const ANSWER_BYTES = 550;

/** The api and, beside it in the same process, the least that any service with one Redis round trip costs. */
const url = process.argv[2] ?? '';
const store = createRedisStore(url, { warn: () => undefined });
const world = await createWorld({
  store,
  env: {
    LOG_LEVEL: 'fatal',
    STARTS_PER_ADDRESS_PER_MINUTE: unlimited,
    STARTS_PER_EMAIL_PER_MINUTE: unlimited,
    ROUTES_PER_AGENT_PER_MINUTE: unlimited,
  },
});
// The outside answers at once and keeps nothing: what it weighs is not what is measured.
const aContact = () => ({ contactId: randomUUID() as ContactId });
world.center.port.startChat = async () => ({
  ...aContact(),
  participantId: randomUUID(),
  participantToken: `QVFJ${randomUUID()}`,
});
await until('Redis to be there', async () => (await world.call({ url: '/readyz' })).status === 200);
await world.app.listen({ port: 0, host: '127.0.0.1' });

const redis = new Redis(url);
const floor = Fastify();
// As long as the answer to a redemption.
const answer = 'x'.repeat(ANSWER_BYTES);
floor.post('/', async () => ({ count: await redis.incr('floor'), answer }));
// The redemption by itself, behind the same bare route.
const secrets = createRouteSecrets(environment.CUSTOMER_TOKEN_SECRET);
const redemption = createRedemption({
  store: store.routes,
  secrets,
  changes: store.changes,
  isAgentSignedIn: world.center.port.isSignedIn,
  wrongLimits: { address: 10, email: 5, overall: 500 },
  pause: () => Promise.reject(new Error('Nothing is given back here.')),
  now: Date.now,
  onError: (error) => console.error(error),
});
floor.post<{ Body: { reference: string; email: string } }>('/redeem', async ({ body, ip }) => {
  const customer = {
    reference: body.reference,
    emailHash: secrets.hashEmail(body.email),
    addressHash: secrets.hashAddress(ip),
    starts: [],
  };
  const { contactId } = await redemption.redeem(customer, async () => aContact());
  return { contactId, answer };
});
// Of this process, in microseconds: says more than the clock where others use the machine too.
floor.post('/processor-time', async () => {
  const { user, system } = process.cpuUsage();
  return user + system;
});
await floor.listen({ port: 0, host: '127.0.0.1' });

const portOf = (server: typeof floor.server) => (server.address() as AddressInfo).port;
const ports = { api: portOf(world.app.server), floor: portOf(floor.server) };
console.log(`serving ${JSON.stringify({ ...ports, token: world.tokens.alice })}`);
process.once('SIGTERM', () => process.exit(0));
