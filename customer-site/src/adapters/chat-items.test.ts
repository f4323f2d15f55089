import { expect, test } from 'vitest';
import { EVENT, itemOf } from './chat-items.ts';

const base = {
  Id: 'm1',
  AbsoluteTime: '2026-03-02T10:00:00.000Z',
  DisplayName: 'Alice',
  ParticipantRole: 'AGENT',
  ContentType: 'text/plain',
} as const;

test('a message of the agent becomes a text with her name', () => {
  expect(itemOf({ ...base, Type: 'MESSAGE', Content: 'Hello' })).toEqual({
    id: 'm1',
    at: '2026-03-02T10:00:00.000Z',
    from: 'agent',
    name: 'Alice',
    content: { kind: 'text', text: 'Hello' },
  });
});

test('a message with a read receipt is known as read, whatever else was received', () => {
  const item = itemOf({
    ...base,
    Type: 'MESSAGE',
    Content: 'Hello',
    MessageMetadata: { Receipts: [{ DeliveredTimestamp: 'x' }, { ReadTimestamp: 'y' }] },
  });
  expect(item?.receipt).toBe('read');
});

test('an attachment that is still scanned can be told from one that may be opened', () => {
  const file = { AttachmentId: 'a1', AttachmentName: 'bill.pdf', ContentType: 'application/pdf' };
  const status = (Status: 'APPROVED' | 'IN_PROGRESS') => {
    const item = itemOf({ ...base, Type: 'ATTACHMENT', Attachments: [{ ...file, Status }] });
    return item?.content.kind === 'file' && item.content.status;
  };
  expect(status('APPROVED')).toBe('ready');
  expect(status('IN_PROGRESS')).toBe('checking');
});

test('events that mean nothing to a customer are left out', () => {
  const event = (name: string) =>
    itemOf({
      ...base,
      Type: 'EVENT',
      ContentType: `${EVENT}${name}` as connect.ChatEventContentType,
    })?.content;
  expect(event('participant.joined')).toEqual({ kind: 'joined' });
  expect(event('chat.ended')).toEqual({ kind: 'ended' });
  expect(event('connection.acknowledged')).toBeUndefined();
});
