import { renderDocument } from './document.ts';
import { html } from './html.ts';

export interface MessagePage {
  readonly title: string;
  readonly text: string;
  readonly next?: { readonly label: string; readonly href: string };
}

/** One sentence on a page of its own, with a way on. */
export function renderMessage({ title, text, next }: MessagePage): string {
  return renderDocument({
    title,
    styles: ['sign-in'],
    body: html`<main class="sign-in">
      <h1>${title}</h1>
      <p>${text}</p>
      ${next ? html`<p><a class="button primary" href="${next.href}">${next.label}</a></p>` : html``}
    </main>`,
  });
}
