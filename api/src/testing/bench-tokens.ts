import type { ContactId } from '@video-escalation/contracts/ids';
import Fastify, { type FastifyRequest } from 'fastify';
import {
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import { createHmac, createSecretKey } from 'node:crypto';
import { addAccessTokens } from '../adapters/access-tokens.ts';
import { addCustomerTokens } from '../adapters/customer-tokens.ts';

/** Prints, never judges: `@fastify/jwt` as the api uses it, beside what the api did with `jose` before. */
const ISSUER = 'https://sign-in.test/pool';
const CLIENT_ID = 'workspace';
const SECRET = 'a secret of the bench, long enough for HS256';
const TOKENS = 500;
const WARM_UP_ROUNDS = 4;
const ROUNDS = 21;

const { publicKey, privateKey } = await generateKeyPair('RS256');
const app = Fastify();
const pem = await exportSPKI(publicKey);
const access = await addAccessTokens(app, {
  issuer: ISSUER,
  clientId: CLIENT_ID,
  keys: { pemOf: async () => pem, check: async () => undefined },
  now: Date.now,
});
const customers = await addCustomerTokens(app, { secret: SECRET, ttlS: 3600, now: Date.now });
const request = await aRequest();

const keySet = createLocalJWKSet({
  keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }],
});
const secretKey = createSecretKey(SECRET, 'utf8');
const [agentToken = ''] = await signAccessTokens(1);
const customerToken = customers.issue('contact' as ContactId).customerToken;

interface Way {
  readonly name: string;
  /** Tokens for one round, made outside of the measured time. */
  readonly prepare: () => Promise<readonly string[]>;
  readonly before: (token: string) => unknown;
  readonly now: (token: string) => unknown;
}
const repeated = (token: string) => async () => Array.from({ length: TOKENS }, () => token);
const ways: readonly Way[] = [
  {
    name: "verify an agent's token that was seen before (each request but the first of an hour)",
    prepare: repeated(agentToken),
    before: verifyAccessByJose,
    now: verifyAccess,
  },
  {
    name: "verify an agent's new token (their first request of an hour)",
    prepare: () => signAccessTokens(TOKENS),
    before: verifyAccessByJose,
    now: verifyAccess,
  },
  {
    name: "verify a customer's token",
    prepare: repeated(customerToken),
    before: verifyCustomerByJose,
    now: (token) => customers.verify(bearing(token)),
  },
  {
    name: "sign a customer's token (with jose's verification, signing was our own code)",
    prepare: repeated('contact'),
    before: signByOwnCode,
    now: (subject) => customers.issue(subject as ContactId),
  },
  {
    name: "sign a customer's token (beside jose's own signing)",
    prepare: repeated('contact'),
    before: signByJose,
    now: (subject) => customers.issue(subject as ContactId),
  },
];

for (const way of ways) await measure(way);
await app.close();

async function measure({ name, prepare, before, now }: Way): Promise<void> {
  const rounds: { readonly before: Cost; readonly now: Cost }[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const tokens = await prepare();
    // In turn, so that what else the machine does meets both alike.
    const costs =
      round % 2 === 0
        ? { before: await costOf(before, tokens), now: await costOf(now, tokens) }
        : { now: await costOf(now, tokens), before: await costOf(before, tokens) };
    if (round >= WARM_UP_ROUNDS) rounds.push(costs);
  }
  const ratio = (part: keyof Cost) =>
    median(rounds.map((each) => each.before[part] / each.now[part])).toFixed(2);
  const cost = (side: 'before' | 'now', part: keyof Cost) =>
    median(rounds.map((each) => each[side][part])).toFixed(1);
  console.log(name);
  for (const [part, label] of [
    ['wallUs', 'by the clock'],
    ['processorUs', 'of the processor'],
  ] as const) {
    console.log(
      `  ${label}: jose ${cost('before', part)} µs, @fastify/jwt ${cost('now', part)} µs; ${ratio(part)} times as fast`,
    );
  }
}

/** Microseconds for each token. */
interface Cost {
  readonly wallUs: number;
  readonly processorUs: number;
}

async function costOf(work: Way['now'], tokens: readonly string[]): Promise<Cost> {
  const used = process.cpuUsage();
  const startedAt = performance.now();
  for (const token of tokens) await work(token);
  const wallUs = (performance.now() - startedAt) * 1000;
  const { user, system } = process.cpuUsage(used);
  return { wallUs: wallUs / tokens.length, processorUs: (user + system) / tokens.length };
}

/** A request of this app: its tokens are read from the header, as from any other. */
async function aRequest(): Promise<FastifyRequest> {
  return new Promise((resolve) => {
    app.get('/', (incoming) => {
      resolve(incoming);
      return {};
    });
    void app.inject('/');
  });
}

function bearing(token: string): FastifyRequest {
  request.headers.authorization = `Bearer ${token}`;
  return request;
}

function verifyAccess(token: string) {
  return access.verify(bearing(token));
}

async function verifyAccessByJose(token: string) {
  const { payload } = await jwtVerify(token, keySet, {
    issuer: ISSUER,
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'username', 'client_id', 'token_use'],
    currentDate: new Date(Date.now()),
  });
  return payload;
}

async function verifyCustomerByJose(token: string) {
  const { payload } = await jwtVerify(token, secretKey, {
    algorithms: ['HS256'],
    typ: 'customer+jwt',
    issuer: 'video-escalation',
    audience: 'video-escalation/customer',
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(Date.now()),
  });
  return payload;
}

function signByOwnCode(subject: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const header = encode({ alg: 'HS256', typ: 'customer+jwt' });
  const signed = `${header}.${encode(customerClaims(subject))}`;
  return `${signed}.${createHmac('sha256', secretKey).update(signed).digest('base64url')}`;
}

function signByJose(subject: string): Promise<string> {
  return new SignJWT({ ...customerClaims(subject) })
    .setProtectedHeader({ alg: 'HS256', typ: 'customer+jwt' })
    .sign(secretKey);
}

function customerClaims(sub: string) {
  const iat = Math.floor(Date.now() / 1000);
  const aud = 'video-escalation/customer';
  return { iss: 'video-escalation', aud, sub, iat, exp: iat + 3600 };
}

function signAccessTokens(count: number): Promise<string[]> {
  const claims = { iss: ISSUER, client_id: CLIENT_ID, token_use: 'access', username: 'alice' };
  const sign = (jti: string) =>
    new SignJWT({ ...claims, jti })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setExpirationTime('1h')
      .sign(privateKey);
  return Promise.all(Array.from({ length: count }, () => sign(crypto.randomUUID())));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
