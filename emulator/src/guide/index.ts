import type { FastifyInstance } from 'fastify';
import type { Person } from '../oidc/people.ts';
import { renderDocument } from '../pages/document.ts';
import { html } from '../pages/html.ts';
import { securityHeaders } from '../pages/security.ts';
import { sendPage } from '../pages/send-page.ts';

export interface GuideLinks {
  readonly workspace: string;
  readonly customer: string;
  readonly apiDocs: string;
}

export interface GuideOptions {
  readonly people: readonly Person[];
  readonly links: Partial<GuideLinks>;
}

/** What a newcomer opens first: who is who, where to go, what to press, and what goes on right now. */
export function addGuide(app: FastifyInstance, options: GuideOptions): void {
  const page = renderGuide(options);
  app.get('/', (_request, reply) => sendPage(reply, securityHeaders(), page));
}

function renderGuide({ people, links }: GuideOptions): string {
  return renderDocument({
    title: 'Video Escalation on this machine',
    styles: ['guide'],
    scripts: ['guide'],
    body: html`<main class="guide">
      <header>
        <h1>Video Escalation on this machine</h1>
        <p class="lead">
          Stand-ins for Amazon Connect, the Chime SDK and sign-in run here. Nothing leaves this
          computer, and nothing here is real but sound, picture and chat.
        </p>
      </header>
      <section aria-labelledby="first">
        <h2 id="first">What to press first</h2>
        <ol class="steps">
          <li>
            Open ${link(links.workspace, 'the agent workspace')} and sign in as
            <code>alice@example.com</code>, password <code>password</code>. Set your status to
            <em>Available</em>.
          </li>
          <li>
            In another window open ${link(links.customer, 'the customer’s page')} and press
            <em>Video call now</em>.
          </li>
          <li>Back as Alice: <em>Accept</em>, say hello, then <em>Start video</em>.</li>
          <li>As the customer: <em>Join video call</em>.</li>
        </ol>
      </section>
      <section aria-labelledby="where">
        <h2 id="where">Where things are</h2>
        <ul class="places">
          ${place(links.workspace, 'Agent workspace', 'chat, video, ad-hoc routes')}
          ${place(links.customer, 'Customer’s page', 'the company’s site with its button')}
          ${place('/phone', 'Phone', 'call the contact centre')}
          ${place('/ccp-v2/', 'Contact control panel', 'on its own, without the workspace')}
          ${place('/messages', 'Sent messages', 'mail and text messages that went out')}
          ${place(links.apiDocs, 'API documentation', 'every call, to try out')}
          ${place('/__control/inspect', 'State as JSON', 'what the stand-ins hold')}
        </ul>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">Who is who</h2>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Email</th>
                <th scope="col">Password</th>
                <th scope="col">Groups</th>
              </tr>
            </thead>
            <tbody>
              ${people.map(
                (person) =>
                  html`<tr>
                    <th scope="row">${person.name}</th>
                    <td>${person.email}</td>
                    <td><code>${person.password}</code></td>
                    <td>${person.groups.join(', ')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="now">
        <h2 id="now">Right now</h2>
        <div id="live"><p class="quiet">Looking…</p></div>
      </section>
    </main>`,
  });
}

function link(href: string | undefined, label: string) {
  return href ? html`<a href="${href}">${label}</a>` : html`${label}`;
}

function place(href: string | undefined, label: string, what: string) {
  if (!href) return html``;
  return html`<li>
    <a href="${href}"><strong>${label}</strong><span>${what}</span><small>${href}</small></a>
  </li>`;
}
