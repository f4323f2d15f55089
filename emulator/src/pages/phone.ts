import type { FastifyInstance } from 'fastify';
import { renderDocument } from './document.ts';
import { html } from './html.ts';
import { securityHeaders } from './security.ts';
import { sendPage } from './send-page.ts';

/** A telephone in the browser, to call the contact centre with (`pages/phone`). */
export function addPhone(app: FastifyInstance): void {
  const headers = securityHeaders({ media: true });
  app.get('/phone', (_request, reply) => sendPage(reply, headers, page));
}

const page = renderDocument({
  title: 'Phone',
  styles: ['phone'],
  scripts: ['phone'],
  body: html`<div id="phone"></div>
    <noscript><p>The phone needs JavaScript.</p></noscript>`,
});
