import { html, type SafeHtml } from './html.ts';

export interface PageDocument {
  readonly title: string;
  readonly body: SafeHtml;
  /** Names of bundles under `/assets/`, without ending, or whole paths; run in this order. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  readonly theme?: 'light' | 'dark' | undefined;
}

/** A whole HTML page with the emulator's look; no inline script or style, so that a strict CSP holds. */
export function renderDocument({ title, body, scripts = [], styles = [], theme }: PageDocument) {
  const themed = theme ? html` data-theme="${theme}"` : html``;
  return html`<!doctype html>
    <html lang="en" ${themed}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/base.css" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`)}
        ${scripts.map((name) => html`<script src="${name.startsWith('/') ? name : `/assets/${name}.js`}" defer></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`.text;
}
