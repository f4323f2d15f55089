import type { FastifyInstance } from 'fastify';
import { renderDocument } from './document.ts';
import { html } from './html.ts';
import { securityHeaders } from './security.ts';
import { sendPage } from './send-page.ts';

export interface CcpOptions {
  readonly frameAncestors: readonly string[];
  /** How long a contact rings at one agent; the console counts it down. */
  readonly ringMs: number;
}

/** The contact control panel's page; everything in it happens in the browser (`pages/ccp`). */
export function addCcp(app: FastifyInstance, { frameAncestors, ringMs }: CcpOptions): void {
  // Streams 2.28.2 and ChatJS 5.0.0 run under the same strict policy as every other page here.
  const headers = securityHeaders({
    frameAncestors,
    worker: true,
    media: true,
  });
  const pages = {
    light: render(ringMs, 'light'),
    dark: render(ringMs, 'dark'),
    system: render(ringMs),
  };
  app.get('/ccp-v2', (_request, reply) => reply.redirect('/ccp-v2/'));
  app.get('/ccp-v2/', (request, reply) => {
    const { theme } = request.query as { theme?: string };
    return sendPage(
      reply,
      headers,
      pages[theme === 'dark' || theme === 'light' ? theme : 'system'],
    );
  });
}

const render = (ringMs: number, theme?: 'light' | 'dark') =>
  renderDocument({
    title: 'Contact control panel',
    theme,
    styles: ['ccp'],
    scripts: ['/ccp-v2/streams.js', 'chat', 'ccp'],
    body: html`<div id="ccp" data-ring-ms="${ringMs}"></div>
      <noscript><p>The contact control panel needs JavaScript.</p></noscript>`,
  });
