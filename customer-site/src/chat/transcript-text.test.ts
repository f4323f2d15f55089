import { expect, test } from 'vitest';
import { messagesFor } from '../messages.ts';
import { withItems } from './chat-lines.ts';
import { anItem } from './chat.testing.ts';
import { transcriptText } from './transcript-text.ts';

test('the copied conversation names who said what, and leaves the customer’s own coming out', () => {
  const lines = withItems(
    [],
    [
      anItem({ from: 'customer', name: 'Chris', content: { kind: 'joined' } }),
      anItem({ content: { kind: 'joined' } }),
      anItem({ from: 'customer', name: 'Chris', content: { kind: 'text', text: 'Hi' } }),
      anItem({ content: { kind: 'text', text: 'Hello Chris' } }),
    ],
  );
  const text = transcriptText(lines, messagesFor('en')).replace(/^\d\d:\d\d( [AP]M)? /gm, '');
  expect(text.split('\n')).toEqual(['Alice has joined', 'You: Hi', 'Alice: Hello Chris']);
});
