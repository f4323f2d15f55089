import type { FastifyInstance } from 'fastify';
import { findByCredentials, type Person } from '../oidc/people.ts';
import { renderMessage } from './message-page.ts';
import { renderDocument } from './document.ts';
import { html } from './html.ts';
import { securityHeaders } from './security.ts';
import { sendPage } from './send-page.ts';
import { renderSignIn, wrongCredentials } from './sign-in-page.ts';

export interface LoginOptions {
  readonly people: readonly Person[];
  /** The session cookie (a Set-Cookie value) of a Connect user; undefined for a stranger. */
  readonly sessionCookie: (username: string) => string | undefined;
}

const heading = 'Contact centre';
const headers = securityHeaders();

/** The contact centre's own sign-in, for a CCP that is opened without the workspace. */
export function addLogin(app: FastifyInstance, { people, sessionCookie }: LoginOptions): void {
  app.get('/login', (_request, reply) =>
    sendPage(reply, headers, renderSignIn({ heading, action: '/login' })),
  );
  app.post('/login', (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const email = form.get('email') ?? '';
    const person = findByCredentials(people, email, form.get('password') ?? '');
    if (!person) {
      const page = renderSignIn({ heading, action: '/login', email, error: wrongCredentials });
      return sendPage(reply.code(401), headers, page);
    }
    const cookie = sessionCookie(person.email);
    if (cookie) return reply.header('set-cookie', cookie).redirect('/login/done', 303);
    const title = 'No agent';
    const text = `${person.email} has no user in this contact centre. Ask an administrator to add one.`;
    const again = { label: 'Sign in as someone else', href: '/login' };
    return sendPage(reply.code(403), headers, renderMessage({ title, text, next: again }));
  });
  app.get('/login/done', (_request, reply) => sendPage(reply, headers, signedIn));
}

const signedIn = renderDocument({
  title: 'Signed in',
  styles: ['sign-in'],
  scripts: ['signed-in'],
  body: html`<main class="sign-in">
    <h1>Signed in</h1>
    <p>You can close this window, or go on here.</p>
    <p><a class="button primary" href="/ccp-v2/">Open the contact control panel</a></p>
  </main>`,
});
