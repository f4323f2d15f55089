import { exportJWK, generateKeyPair } from 'jose';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import type { EmulatedService } from '../host/service.ts';
import { addInteraction } from './interaction.ts';
import { mintToken } from './mint.ts';
import { defaultPeople, type Person } from './people.ts';
import { createProvider, type OidcLifetimes } from './provider.ts';
import { createOidcStore } from './store.ts';

export interface OidcOptions {
  /** `http://localhost:4566`, known once the host listens; the issuer is `<publicUrl>/oidc`. */
  readonly publicUrl: () => string;
  /** Origins of pages that may sign people in: redirects, CORS and sign-out go there only. */
  readonly clientOrigins: readonly string[];
  /** @default 'workspace' */
  readonly clientId?: string;
  readonly people?: readonly Person[];
  readonly lifetimes?: Partial<OidcLifetimes>;
}

const defaultLifetimes: OidcLifetimes = {
  accessToken: 3600,
  idToken: 3600,
  refreshToken: 30 * 24 * 3600,
  session: 12 * 3600,
};

/** An OpenID provider whose tokens look like an Amazon Cognito user pool's. */
export async function createOidcService(options: OidcOptions): Promise<EmulatedService> {
  const { publicUrl, clientOrigins, clientId = 'workspace', people = defaultPeople } = options;
  const lifetimes = { ...defaultLifetimes, ...options.lifetimes };
  const store = createOidcStore();
  const signingKey = await createSigningKey();
  const cookieSecret = randomBytes(32).toString('hex');
  const issuer = () => `${publicUrl()}/oidc`;

  let current: Provider | undefined;
  const provider = () =>
    (current ??= createProvider({
      issuer: issuer(),
      clientId,
      clientOrigins,
      people,
      store,
      signingKey,
      cookieSecret,
      lifetimes,
    }));

  return {
    name: 'oidc',
    routes(app) {
      addInteraction(app, { provider, people, clientOrigins });
      mountProvider(app, provider, () => new URL(publicUrl()).protocol);
    },
    control: {
      mint: (body) =>
        mintToken(
          {
            issuer: issuer(),
            clientId,
            people,
            signingKey,
            lifetimeSeconds: lifetimes.accessToken,
          },
          body,
        ),
      // Sign-in sessions and refresh tokens end; access tokens live on until they expire by themselves.
      'expire-sessions': () => store.clear(),
    },
    reset: () => store.clear(),
    stop: async () => undefined,
  };
}

async function createSigningKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: 'emulator', use: 'sig', alg: 'RS256' };
}

/** Hands everything else below `/oidc` to the library, with the body still unread. */
function mountProvider(
  app: FastifyInstance,
  provider: () => Provider,
  protocol: () => string,
): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.all('/oidc/*', (request, reply) => {
      const raw: IncomingMessage & { originalUrl?: string } = request.raw;
      // The library finds the path it is mounted at by comparing the two.
      raw.originalUrl = raw.url ?? '';
      raw.url = raw.originalUrl.slice('/oidc'.length);
      // TLS may end before this host; the library makes its addresses of what clients see.
      raw.headers['x-forwarded-proto'] = protocol().replace(':', '');
      reply.hijack();
      void provider().callback()(raw, reply.raw);
    });
    done();
  });
}
