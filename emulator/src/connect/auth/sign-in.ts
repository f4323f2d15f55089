import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createCredentials } from '../chat/credentials.ts';
import type { Now } from '../clock.ts';
import { renderMessage } from '../../pages/message-page.ts';
import { securityHeaders } from '../../pages/security.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Directory } from '../directory.ts';
import { AwsError } from '../errors.ts';
import type { Faults } from '../http/faults.ts';
import type { SeedUser } from '../seed.ts';
import type { ConnectTimings } from '../timings.ts';
import { createFederations } from './federations.ts';
import { readSignInForm } from './sign-in-form.ts';

/** Name of the CCP's session cookie. */
export const authCookieName = 'connect-auth';

export interface SignInDeps {
  readonly directory: Directory;
  readonly now: Now;
  readonly timings: ConnectTimings;
  readonly publicUrl: () => string;
  readonly faults: Pick<Faults, 'throwIfPlanned'>;
  readonly onSignedOut: (userId: string) => void;
}

export type SignIn = ReturnType<typeof createSignIn>;

const blankPage = '<!doctype html><html lang="en"><title>Amazon Connect</title></html>';

/** Federation tokens, the CCP's session cookie and the auth tokens that the CTI service takes. */
export function createSignIn(deps: SignInDeps) {
  const { directory, now, timings, publicUrl, faults, onSignedOut } = deps;
  const federations = createFederations(now, timings);
  const sessions = createCredentials<string>(now);
  const socketTokens = createCredentials<string>(now);
  const authTokens = createCredentials<{ readonly userId: string; readonly session: string }>(now);

  const authTokenMs = () => Math.max(timings.sessionMs / 10, 5 * 60_000);

  function sessionOf(request: FastifyRequest): string | undefined {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/);
    const found = cookies.find((each) => each.startsWith(`${authCookieName}=`));
    const session = found?.slice(authCookieName.length + 1);
    return sessions.find(session) === undefined ? undefined : session;
  }

  function cookieFor(userId: string): string {
    const { token } = sessions.issue(userId, timings.sessionMs);
    return `${authCookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(timings.sessionMs / 1000)}`;
  }

  function issueAuthToken(session: string): { authToken: string; expiration: number } {
    const { token, expiry } = authTokens.issue(
      { userId: sessions.check(session), session },
      authTokenMs(),
    );
    return { authToken: token, expiration: expiry.getTime() };
  }

  /** @throws AwsError where the form or its credentials are not those that the real page is known to take. */
  function signIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    faults.throwIfPlanned('SignIn');
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    const form = readSignInForm(request.headers['content-type'], body);
    const userId = federations.check(form.credentials);
    reply.header('set-cookie', cookieFor(userId)).header('cache-control', 'no-store');
    // Where the real page leads without a destination is unknown. A blank page loads no second CCP.
    const destination = ownUrl(form.destination);
    if (destination === undefined) return reply.type('text/html').send(blankPage);
    return reply.redirect(destination, 303);
  }

  /** Destinations are paths of this instance, or its own addresses; anything else would be an open redirect. */
  function ownUrl(destination: string): string | undefined {
    if (destination === '' || !URL.canParse(destination, publicUrl())) return undefined;
    const url = new URL(destination, publicUrl());
    return url.origin === new URL(publicUrl()).origin ? url.href : undefined;
  }

  function signOut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const session = sessionOf(request);
    if (session !== undefined) {
      const userId = sessions.check(session);
      sessions.revoke(session);
      authTokens.revokeWhere((holder) => holder.session === session);
      onSignedOut(userId);
    }
    return reply
      .header('set-cookie', `${authCookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
      .header('cache-control', 'no-store')
      .type('text/html')
      .send(blankPage);
  }

  return {
    federate: (userId: string) => federations.issue(userId),
    /** Set-Cookie value of a new session, for a login page that has checked the password. */
    cookieFor: (username: string) => {
      const user = directory.userByUsername(username);
      return user && cookieFor(user.id);
    },
    /** The signed-in user of a request and a fresh auth token; undefined without a valid cookie. */
    current(
      request: FastifyRequest,
    ): { user: SeedUser; authToken: string; expiration: number } | undefined {
      const session = sessionOf(request);
      if (session === undefined) return undefined;
      return { user: directory.user(sessions.check(session)), ...issueAuthToken(session) };
    },
    issueSocketToken: (userId: string) => socketTokens.issue(userId, timings.socketUrlMs),
    userIdOfSocket: (token: string | undefined) => socketTokens.find(token),
    userIdOf: (authToken: string | undefined) => authTokens.find(authToken)?.userId,
    expireSessions: () => {
      sessions.clear();
      authTokens.clear();
    },
    routes(app: FastifyInstance): void {
      app.post('/auth/sign-in', (request, reply) => {
        try {
          return signIn(request, reply);
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          return sendErrorPage(reply, error);
        }
      });
      app.get('/auth/authorize', (request, reply) => {
        const session = sessionOf(request);
        if (session === undefined) return reply.code(401).send({ message: 'Sign in first.' });
        const { authToken, expiration } = issueAuthToken(session);
        return reply
          .header('cache-control', 'no-store')
          .send({ accessToken: authToken, expiration });
      });
      app.get('/connect/logout', signOut);
    },
  };
}

/** People see a page, whatever went wrong; its look and words are this emulator's. */
function sendErrorPage(reply: FastifyReply, { status, message }: AwsError) {
  const page = renderMessage({ title: 'You aren’t signed in', text: message });
  return sendPage(reply.code(status), securityHeaders(), page);
}
