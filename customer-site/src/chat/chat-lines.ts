import type { ChatItem, ItemContent, Receipt, Sender } from './chat-port.ts';

export type Delivery = 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'refused';

export type LineContent = ItemContent | { readonly kind: 'upload'; readonly file: File };

/** One line as the customer sees it: what the service keeps, and what is still on its way there. */
export interface ChatLine {
  /** Stable over the line's life, also when the service gives it an id. */
  readonly key: string;
  readonly id?: string;
  readonly at: string;
  readonly from: Sender;
  readonly name: string;
  readonly content: LineContent;
  /** Only on the customer's own lines. */
  readonly delivery?: Delivery;
}

export type ChatLines = readonly ChatLine[];

/** Adds what the service told, each item once, whichever of echo, answer and history comes first. */
export function withItems(lines: ChatLines, items: readonly ChatItem[]): ChatLines {
  return items.reduce(withItem, lines);
}

function withItem(lines: ChatLines, item: ChatItem): ChatLines {
  const known = lines.findIndex((line) => line.id === item.id);
  const index = known >= 0 ? known : lines.findIndex((line) => isEchoOf(line, item));
  const line = lineOf(item, lines[index]);
  return inOrder(index < 0 ? [...lines, line] : lines.with(index, line));
}

/** Our own words often come back over the socket before the answer to the request that sent them. */
function isEchoOf(line: ChatLine, item: ChatItem): boolean {
  if (line.id !== undefined || item.from !== 'customer') return false;
  if (line.content.kind === 'text')
    return item.content.kind === 'text' && item.content.text === line.content.text;
  return (
    line.content.kind === 'upload' &&
    item.content.kind === 'file' &&
    item.content.fileName === line.content.file.name
  );
}

function lineOf(item: ChatItem, before: ChatLine | undefined): ChatLine {
  const { id, at, from, name, content } = item;
  const line = { key: before?.key ?? id, id, at, from, name, content };
  if (from !== 'customer' || !isSaid(content)) return line;
  return { ...line, delivery: furthest(before?.delivery, item.receipt ?? 'sent') };
}

const isSaid = (content: LineContent) => content.kind === 'text' || content.kind === 'file';

const STEPS: readonly Delivery[] = ['sending', 'failed', 'refused', 'sent', 'delivered', 'read'];

function furthest(before: Delivery | undefined, now: Delivery): Delivery {
  return before && STEPS.indexOf(before) > STEPS.indexOf(now) ? before : now;
}

/** By the service's time; what it has not taken yet comes last, in the order it was written. */
function inOrder(lines: ChatLines): ChatLines {
  const rank = (line: ChatLine) => (line.id === undefined ? 1 : 0);
  return lines.toSorted((a, b) => rank(a) - rank(b) || (rank(a) ? 0 : a.at.localeCompare(b.at)));
}

export function withPending(
  lines: ChatLines,
  pending: { key: string; at: string; content: LineContent },
): ChatLines {
  return [...lines, { ...pending, from: 'customer', name: '', delivery: 'sending' }];
}

export function withSent(
  lines: ChatLines,
  key: string,
  sent: { readonly id: string; readonly at: string },
): ChatLines {
  const isEchoed = lines.some((line) => line.id === sent.id);
  // Two equal messages at once: the echo of the second may have been taken for the first.
  if (isEchoed) return lines.filter((line) => line.key !== key || line.id !== undefined);
  return inOrder(
    lines.map((line) => (line.key === key ? { ...line, ...sent, delivery: 'sent' } : line)),
  );
}

export function withDelivery(lines: ChatLines, key: string, delivery: Delivery): ChatLines {
  return lines.map((line) =>
    line.key === key && line.id === undefined ? { ...line, delivery } : line,
  );
}

export function without(lines: ChatLines, key: string): ChatLines {
  return lines.filter((line) => line.key !== key || line.id !== undefined);
}

/** A receipt for one message speaks for all of ours before it. */
export function withReceipt(lines: ChatLines, messageId: string, receipt: Receipt): ChatLines {
  const last = lines.findIndex((line) => line.id === messageId);
  return lines.map((line, index) =>
    index <= last && line.delivery && line.id !== undefined
      ? { ...line, delivery: furthest(line.delivery, receipt) }
      : line,
  );
}

export const wasServed = (lines: ChatLines): boolean => lines.some(({ from }) => from === 'agent');

/** The agent who is in the chat now, or null. */
export function presentAgent(lines: ChatLines): string | null {
  const last = lines.findLast(
    (line) =>
      line.from === 'agent' && (line.content.kind === 'joined' || line.content.kind === 'left'),
  );
  return last?.content.kind === 'joined' ? last.name : null;
}
