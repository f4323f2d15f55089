export interface ChatItem {
  readonly Id: string;
  readonly AbsoluteTime: string;
  readonly Type: string;
  readonly ContentType?: string;
  readonly Content?: string;
  readonly ParticipantId?: string;
  readonly ParticipantRole?: string;
  readonly DisplayName?: string;
  readonly Attachments?: readonly {
    readonly AttachmentId?: string;
    readonly AttachmentName?: string;
    readonly ContentType?: string;
  }[];
  readonly MessageMetadata?: MessageMetadata;
}

export interface MessageMetadata {
  readonly MessageId?: string;
  readonly Receipts?: readonly {
    readonly DeliveredTimestamp?: string;
    readonly ReadTimestamp?: string;
  }[];
}

export interface ChatLine {
  readonly id: string;
  readonly kind: 'message' | 'attachment' | 'note';
  readonly author: 'me' | 'other' | 'system';
  readonly name: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly progress?: 'sending' | 'failed' | 'delivered' | 'read';
  readonly attachment?: { readonly id: string; readonly name: string };
}

const eventPrefix = 'application/vnd.amazonaws.connect.event.';

/** A transcript line for what came from the service; undefined for what nobody needs to read. */
export function lineOf(item: ChatItem, myId: string): ChatLine | undefined {
  const name = item.DisplayName ?? '';
  const base = { id: item.Id, name, at: Date.parse(item.AbsoluteTime) };
  const author = authorOf(item, myId);
  if (item.Type === 'MESSAGE') {
    return {
      ...base,
      kind: 'message',
      author,
      text: item.Content ?? '',
      ...progressOf(item.MessageMetadata),
    };
  }
  if (item.Type === 'ATTACHMENT') {
    const { AttachmentId: id = '', AttachmentName: text = 'File' } = item.Attachments?.[0] ?? {};
    return { ...base, kind: 'attachment', author, text, attachment: { id, name: text } };
  }
  const note = noteOf(item.ContentType ?? '', author === 'me' ? 'You' : name);
  return note ? { ...base, kind: 'note', author: 'system', text: note } : undefined;
}

function authorOf(item: ChatItem, myId: string): ChatLine['author'] {
  if (item.ParticipantRole === 'SYSTEM') return 'system';
  return item.ParticipantId === myId ? 'me' : 'other';
}

function noteOf(contentType: string, name: string): string | undefined {
  if (contentType === `${eventPrefix}participant.joined`) return `${name} joined`;
  if (contentType === `${eventPrefix}participant.left`) return `${name} left`;
  if (contentType === `${eventPrefix}chat.ended`) return 'The chat has ended';
  return undefined;
}

function progressOf(metadata: MessageMetadata | undefined): Pick<ChatLine, 'progress'> {
  const receipts = metadata?.Receipts ?? [];
  if (receipts.some((receipt) => receipt.ReadTimestamp)) return { progress: 'read' };
  if (receipts.some((receipt) => receipt.DeliveredTimestamp)) return { progress: 'delivered' };
  return {};
}

/**
 * Puts a line where its time says. The service echoes what we sent, so an echo takes the place of
 * the line that was shown while it was on its way.
 */
export function addLine(lines: readonly ChatLine[], line: ChatLine): readonly ChatLine[] {
  const known = lines.find((each) => each.id === line.id);
  const sent = line.author === 'me' ? lines.find((each) => isEcho(line, each)) : undefined;
  const rest = lines.filter((each) => each !== (known ?? sent));
  const progress = line.progress ?? (known?.progress === 'sending' ? undefined : known?.progress);
  const added = progress ? { ...line, progress } : line;
  return [...rest, added].sort((one, other) => one.at - other.at);
}

function isEcho(line: ChatLine, shown: ChatLine): boolean {
  return shown.progress === 'sending' && shown.kind === line.kind && shown.text === line.text;
}

export function applyReceipt(
  lines: readonly ChatLine[],
  metadata: MessageMetadata,
): readonly ChatLine[] {
  const { progress } = progressOf(metadata);
  if (!progress) return lines;
  return lines.map((line) =>
    line.id === metadata.MessageId && line.progress !== 'read' ? { ...line, progress } : line,
  );
}
