import { STATUS_CODES, type ServerResponse } from 'node:http';

/** The balancer's own page for a status; the firewall's refusals have the same form. */
export function ownPage(status: number): string {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

export interface OwnAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export function ownAnswer(status: number): OwnAnswer {
  return { status, contentType: 'text/html', body: ownPage(status) };
}

/** Without any header of the api: a page on another origin cannot read it. */
export function sendOwn(response: ServerResponse, { status, contentType, body }: OwnAnswer): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    server: 'awselb/2.0',
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
