import { describe, expect, it } from 'vitest';
import { addLine, applyReceipt, lineOf, type ChatItem } from '../../pages/ccp/chat-lines.ts';

const me = 'agent-1';
const event = 'application/vnd.amazonaws.connect.event.';

function anItem(part: Partial<ChatItem> = {}): ChatItem {
  return {
    Id: 'item-1',
    AbsoluteTime: '2026-05-04T10:00:01.000Z',
    Type: 'MESSAGE',
    ContentType: 'text/plain',
    Content: 'Hello',
    ParticipantId: 'customer-1',
    ParticipantRole: 'CUSTOMER',
    DisplayName: 'Chris',
    ...part,
  };
}

const aLine = (part: Partial<ChatItem> = {}) => {
  const line = lineOf(anItem(part), me);
  if (!line) throw new Error('Expected a line.');
  return line;
};

describe('lineOf', () => {
  it('tells my messages from the customer’s and the system’s', () => {
    expect(aLine().author).toBe('other');
    expect(aLine({ ParticipantId: me, ParticipantRole: 'AGENT' }).author).toBe('me');
    expect(aLine({ ParticipantRole: 'SYSTEM' }).author).toBe('system');
  });

  it('makes notes of joining, leaving and the end, and drops other events', () => {
    const note = (what: string) => lineOf(anItem({ Type: 'EVENT', ContentType: event + what }), me);
    expect(note('participant.joined')?.text).toBe('Chris joined');
    expect(note('participant.left')?.text).toBe('Chris left');
    expect(note('chat.ended')?.text).toBe('The chat has ended');
    expect(note('connection.acknowledged')).toBeUndefined();
  });

  it('names an attachment by its file', () => {
    const Attachments = [{ AttachmentId: 'a', AttachmentName: 'bill.pdf' }];
    expect(aLine({ Type: 'ATTACHMENT', Attachments }).attachment).toEqual({
      id: 'a',
      name: 'bill.pdf',
    });
  });
});

describe('addLine', () => {
  it('keeps lines in the order of their times, whichever came first', () => {
    const later = aLine({ Id: 'late', AbsoluteTime: '2026-05-04T10:00:09.000Z' });
    expect(addLine([later], aLine()).map((line) => line.id)).toEqual(['item-1', 'late']);
  });

  it('shows an item once, though the socket and the transcript both bring it', () => {
    expect(addLine([aLine()], aLine())).toHaveLength(1);
  });

  it('puts the echo of a sent message in the place of the line on its way', () => {
    const echo = aLine({ ParticipantId: me, ParticipantRole: 'AGENT' });
    const onItsWay = { ...echo, id: 'sending-1', progress: 'sending' as const };
    const lines = addLine([onItsWay], echo);
    expect(lines.map(({ id, progress }) => [id, progress])).toEqual([['item-1', undefined]]);
  });

  it('takes only one of two equal messages for an echo', () => {
    const echo = aLine({ ParticipantId: me, ParticipantRole: 'AGENT' });
    const first = { ...echo, id: 'sending-1', progress: 'sending' as const };
    const second = { ...first, id: 'sending-2' };
    expect(addLine([first, second], echo).map((line) => line.id)).toEqual(['sending-2', 'item-1']);
  });
});

describe('applyReceipt', () => {
  const DeliveredTimestamp = '2026-05-04T10:00:02.000Z';

  it('marks a message as delivered, then as read, and never back', () => {
    const delivered = { MessageId: 'item-1', Receipts: [{ DeliveredTimestamp }] };
    const read = {
      MessageId: 'item-1',
      Receipts: [{ DeliveredTimestamp, ReadTimestamp: DeliveredTimestamp }],
    };
    let lines = applyReceipt([aLine()], delivered);
    expect(lines[0]?.progress).toBe('delivered');
    lines = applyReceipt(lines, read);
    lines = applyReceipt(lines, delivered);
    expect(lines[0]?.progress).toBe('read');
  });
});
