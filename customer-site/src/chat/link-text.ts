export type TextPart = string | { readonly href: string; readonly text: string };

const WEB = String.raw`https?:\/\/[^\s<>"']+`;
const MAIL = String.raw`[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`;
/** With its country: other numbers can't be told from references, meter readings or prices. */
const PHONE = String.raw`\+[1-9](?:[ ()/-]{0,2}\d){6,14}`;
const ADDRESS = new RegExp(`(?<web>${WEB})|(?<mail>${MAIL})|(?<phone>${PHONE})`, 'gi');
/** What closes a sentence is rarely part of the address before it. */
const CLOSING = /[.,;:!?)\]}»”]+$/;

/** Splits a message into words and links: pages, mail and phone numbers, never script or data. */
export function linkParts(message: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = match[0].replace(CLOSING, '');
    const href = hrefOf(text, match.groups ?? {});
    if (href === undefined) continue;
    if (match.index > end) parts.push(message.slice(end, match.index));
    parts.push({ href, text });
    end = match.index + text.length;
  }
  if (end < message.length) parts.push(message.slice(end));
  return parts;
}

function hrefOf(text: string, { mail, phone }: Readonly<Record<string, string | undefined>>) {
  if (mail !== undefined) return `mailto:${text}`;
  if (phone !== undefined) return `tel:${text.replace(/[^+\d]/g, '')}`;
  return URL.canParse(text) ? new URL(text).href : undefined;
}
