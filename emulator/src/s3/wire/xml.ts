/** An element's content: text, child elements, or nothing. A list repeats the element. */
type XmlValue = string | number | boolean | undefined | XmlNode | readonly XmlValue[];
export interface XmlNode {
  readonly [name: string]: XmlValue;
}

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((each: XmlValue) => element(name, each)).join('');
  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, each]) => element(child, each))
          .join('')
      : String(value).replace(/[&<>"\r]/g, (found) => escapes[found]!);
  return `<${name}>${content}</${name}>`;
}

/** A document of restXml. Errors stand in no namespace. */
export function writeXml(root: string, content: XmlNode): string {
  const body = element(root, content);
  const opened =
    root === 'Error' ? body : body.replace(`<${root}>`, `<${root} xmlns="${namespace}">`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}`;
}

export interface ParsedXml {
  readonly name: string;
  readonly text: string;
  readonly children: readonly ParsedXml[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescape(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex as string, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name as string] ?? whole;
  });
}

/**
 * Reads the elements of a small document. Attributes and comments are passed over; document types, which S3
 * takes as little, and unbalanced tags give undefined.
 */
export function parseXml(source: string): ParsedXml | undefined {
  const root = { name: '', text: '', children: [] as ParsedXml[] };
  const open = [root];
  const tokens = source.replace(/<\?[^]*?\?>|<!--[^]*?-->/g, '').matchAll(/<([^>]*)>|([^<]+)/g);
  for (const [, tag, text] of tokens) {
    const current = open.at(-1)!;
    if (tag === undefined) current.text += unescape(text!);
    else if (tag.startsWith('!')) return undefined;
    else if (tag.startsWith('/')) {
      if (open.length === 1 || tag.slice(1).trim() !== current.name) return undefined;
      open.pop();
    } else {
      const child = { name: /^[^\s/]*/.exec(tag)![0], text: '', children: [] as ParsedXml[] };
      current.children.push(child);
      if (!tag.endsWith('/')) open.push(child);
    }
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0] : undefined;
}

export const childrenOf = (node: ParsedXml | undefined, name: string): readonly ParsedXml[] =>
  node?.children.filter((child) => child.name === name) ?? [];

export const textOf = (node: ParsedXml | undefined, name: string): string | undefined =>
  childrenOf(node, name)[0]?.text;
