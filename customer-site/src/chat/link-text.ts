export type TextPart = string | { readonly href: string; readonly text: string };

const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
/** What closes a sentence is rarely part of the address before it. */
const CLOSING = /[.,;:!?)\]}»”]+$/;

/** Splits a message into words and links. Only http and https become links, never script or data. */
export function linkParts(message: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = match[0].replace(CLOSING, '');
    if (!URL.canParse(text)) continue;
    if (match.index > end) parts.push(message.slice(end, match.index));
    parts.push({ href: new URL(text).href, text });
    end = match.index + text.length;
  }
  if (end < message.length) parts.push(message.slice(end));
  return parts;
}
