import type { ChatItem, ItemContent, Sender } from '../chat/chat-port.ts';

/** Content types of events begin so (Amazon Connect Participant API reference, Item). */
export const EVENT = 'application/vnd.amazonaws.connect.event.';

type Item = connect.ChatTranscriptItem;

/** Null for what a customer isn't shown. */
export function itemOf(item: Item): ChatItem | null {
  const content = contentOf(item);
  if (!content) return null;
  const receipts = item.MessageMetadata?.Receipts ?? [];
  return {
    id: item.Id,
    at: item.AbsoluteTime,
    from: senderOf(item),
    name: item.DisplayName ?? '',
    content,
    ...(receipts.some((each) => each.ReadTimestamp)
      ? { receipt: 'read' as const }
      : receipts.some((each) => each.DeliveredTimestamp)
        ? { receipt: 'delivered' as const }
        : {}),
  };
}

function contentOf(item: Item): ItemContent | null {
  if (item.Type === 'ATTACHMENT') return fileOf(item);
  if (item.Type === 'MESSAGE') return { kind: 'text', text: item.Content ?? '' };
  switch (item.ContentType) {
    case `${EVENT}participant.joined`:
      return { kind: 'joined' };
    case `${EVENT}participant.left`:
      return { kind: 'left' };
    case `${EVENT}transfer.succeeded`:
      return { kind: 'transferred' };
    case `${EVENT}chat.ended`:
      return { kind: 'ended' };
    default:
      return null;
  }
}

function fileOf(item: Item): ItemContent | null {
  const file = item.Attachments?.[0];
  if (!file) return null;
  const status = { APPROVED: 'ready', REJECTED: 'refused', IN_PROGRESS: 'checking' } as const;
  return {
    kind: 'file',
    attachmentId: file.AttachmentId,
    fileName: file.AttachmentName,
    status: status[file.Status],
  };
}

export function senderOf(item: Item): Sender {
  if (item.ParticipantRole === 'CUSTOMER') return 'customer';
  return item.ParticipantRole === 'AGENT' ? 'agent' : 'system';
}
