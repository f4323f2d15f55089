import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { renderMessage } from '../pages/message-page.ts';
import { sendPage } from '../pages/send-page.ts';
import { securityHeaders } from '../pages/security.ts';
import { renderSignIn, wrongCredentials } from '../pages/sign-in-page.ts';
import { findByCredentials, type Person } from './people.ts';

export interface InteractionOptions {
  readonly provider: () => Provider;
  readonly people: readonly Person[];
  readonly clientOrigins: readonly string[];
}

const path = '/oidc/interaction/:uid';

/** The sign-in page between the authorization request and its answer. */
export function addInteraction(app: FastifyInstance, options: InteractionOptions): void {
  const { provider, people, clientOrigins } = options;

  const show = (reply: FastifyReply, page: string) =>
    sendPage(reply, securityHeaders({ formTargets: clientOrigins }), page);

  const isOpen = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      await provider().interactionDetails(request.raw, reply.raw);
      return true;
    } catch {
      // The library throws SessionNotFound when the cookie is gone or the interaction is over.
      return false;
    }
  };

  const showExpired = (reply: FastifyReply) =>
    show(
      reply.code(400),
      renderMessage({
        title: 'This sign-in is over',
        text: 'It took too long, or was started in another browser. Start again from the workspace.',
        ...(clientOrigins[0]
          ? { next: { label: 'To the workspace', href: clientOrigins[0] } }
          : {}),
      }),
    );

  app.get(path, async (request, reply) => {
    if (!(await isOpen(request, reply))) return showExpired(reply);
    return show(reply, renderSignIn({ heading: 'Video Escalation', action: request.url }));
  });

  app.post(path, async (request, reply) => {
    if (!(await isOpen(request, reply))) return showExpired(reply);
    const form = new URLSearchParams(String(request.body));
    const email = form.get('email') ?? '';
    const person = findByCredentials(people, email, form.get('password') ?? '');
    if (!person) {
      const error = wrongCredentials;
      const heading = 'Video Escalation';
      return show(reply.code(401), renderSignIn({ heading, action: request.url, email, error }));
    }
    const result = { login: { accountId: person.sub, remember: true } };
    return reply.redirect(await provider().interactionResult(request.raw, reply.raw, result), 303);
  });
}
