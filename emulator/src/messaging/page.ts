import type { FastifyInstance } from 'fastify';
import { renderDocument } from '../pages/document.ts';
import { html, type SafeHtml } from '../pages/html.ts';
import { securityHeaders } from '../pages/security.ts';
import { sendPage } from '../pages/send-page.ts';
import type { Outbox, SentMessage } from './outbox.ts';

/** `/messages`: what would have reached somebody's mailbox or telephone. */
export function addMessagesPage(app: FastifyInstance, outbox: Outbox): void {
  app.get('/messages', (_request, reply) =>
    sendPage(reply, securityHeaders(), renderMessages(outbox.all())),
  );
}

function renderMessages(messages: readonly SentMessage[]): string {
  return renderDocument({
    title: 'Sent messages',
    styles: ['guide'],
    body: html`<main class="guide">
      <header>
        <h1>Sent messages</h1>
        <p class="lead">
          Mail and text messages that would have left this computer. None did: they end here.
        </p>
        <p><a href="/messages">Look again</a> · <a href="/">Guide</a></p>
      </header>
      ${
        messages.length === 0
          ? html`<p class="quiet">Nothing has been sent yet.</p>`
          : messages.map(renderMessage)
      }
    </main>`,
  });
}

function renderMessage(message: SentMessage): SafeHtml {
  const { by, from, to, subject, text, sentAt } = message;
  return html`<article class="message">
    <h2>${subject ?? 'Text message'}</h2>
    <p class="quiet">
      ${by} to ${to.join(', ')}${from === null ? '' : ` from ${from}`},
      <time datetime="${sentAt}">${sentAt.slice(11, 19)} UTC</time>
    </p>
    <p class="text">${withLinks(text)}</p>
  </article>`;
}

/** Addresses in the text can be opened, as in any mail program. */
function withLinks(text: string): SafeHtml[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((piece, at) => (at % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : html`${piece}`));
}
