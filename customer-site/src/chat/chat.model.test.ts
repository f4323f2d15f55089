import { beforeEach, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock.testing.ts';
import { createChat, type ChatModel } from './chat.model.ts';
import { ChatRefused, FileRefused } from './chat-port.ts';
import { anItem, createFakeChat, type FakeChat } from './chat.testing.ts';

const details = { contactId: 'c1', participantId: 'p1', participantToken: 'secret' };
let service: FakeChat;
let clock: FakeClock;
let chat: ChatModel;

beforeEach(() => {
  service = createFakeChat();
  clock = createFakeClock();
  chat = createChat({ openChat: service.openChat, details, clock });
});

const state = () => chat.getSnapshot();
const texts = () =>
  state().lines.map((line) =>
    line.content.kind === 'text'
      ? `${line.content.text} (${line.delivery ?? line.from})`
      : line.content.kind,
  );
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const joined = () => anItem({ content: { kind: 'joined' } });
const left = () => anItem({ content: { kind: 'left' } });

test('opening a chat that went on before shows its history', async () => {
  service.kept.push(anItem({ content: { kind: 'text', text: 'Hi, Chris!' }, from: 'system' }));
  await chat.open();
  expect(state().connection).toBe('open');
  expect(texts()).toEqual(['Hi, Chris! (system)']);
});

test('a sent message stands once, whichever of echo and answer comes first', async () => {
  await chat.open();
  await chat.send(' hello ');
  service.echoFirst = false;
  await chat.send('again');
  service.listeners.onItem(service.kept.at(-1)!);
  expect(texts()).toEqual(['hello (sent)', 'again (sent)']);
});

test('what is written while the chat is still being opened goes out once it is open', async () => {
  const opened = chat.open();
  await chat.send('hello');
  expect(texts()).toEqual(['hello (sent)']);
  await opened;
  expect(texts()).toEqual(['hello (sent)']);
});

test('what is written while the chat cannot be opened keeps its words, and can be sent once it is', async () => {
  service.fail('open', new Error('no network'), 5);
  const opened = chat.open();
  const sent = chat.send('hello');
  for (const waitMs of [1_000, 2_000, 4_000, 8_000]) {
    await settled();
    expect(texts()).toEqual(['hello (sending)']);
    clock.advance(waitMs);
  }
  await Promise.all([opened, sent]);
  expect(texts()).toEqual(['hello (failed)']);
  await chat.retry();
  await chat.resend(state().lines[0]!.key);
  expect(texts()).toEqual(['hello (sent)']);
});

test('an answer that comes before the word that the question was sent is not lost', async () => {
  await chat.open();
  service.saidMeanwhile = anItem({ content: { kind: 'text', text: 'Pardon?' } });
  await chat.send('hello');
  expect(texts().toSorted()).toEqual(['Pardon? (agent)', 'hello (sent)']);
});

test('two equal messages at once both stand', async () => {
  await chat.open();
  await Promise.all([chat.send('ok'), chat.send('ok')]);
  expect(texts()).toEqual(['ok (sent)', 'ok (sent)']);
});

test('a message that fails keeps its words and goes out when asked again', async () => {
  await chat.open();
  service.fail('send', new Error('no network'));
  await chat.send('hello');
  expect(texts()).toEqual(['hello (failed)']);
  await chat.resend(state().lines[0]!.key);
  expect(texts()).toEqual(['hello (sent)']);
});

test('a receipt for the last message speaks for those before it and never goes back', async () => {
  await chat.open();
  await chat.send('one');
  await chat.send('two');
  const id = state().lines[1]!.id!;
  service.listeners.onReceipt(id, 'read');
  service.listeners.onReceipt(id, 'delivered');
  expect(texts()).toEqual(['one (read)', 'two (read)']);
});

test('a file is replaced by what the service made of it', async () => {
  await chat.open();
  await chat.sendFile(new File(['x'], 'bill.pdf'));
  expect(state().lines).toHaveLength(1);
  expect(state().lines[0]).toMatchObject({ content: { kind: 'file', fileName: 'bill.pdf' } });
});

test('a file that the service does not take is refused, one that got lost can be sent again', async () => {
  await chat.open();
  service.fail('sendFile', new FileRefused());
  await chat.sendFile(new File(['x'], 'bill.pdf'));
  expect(state().lines[0]?.delivery).toBe('refused');
  chat.discard(state().lines[0]!.key);
  service.fail('sendFile', new Error('no network'));
  await chat.sendFile(new File(['x'], 'bill.pdf'));
  expect(state().lines[0]?.delivery).toBe('failed');
});

test('the agent is known from joining to leaving', async () => {
  await chat.open();
  service.say(joined());
  expect(state().agentName).toBe('Alice');
  service.say(left());
  expect(state().agentName).toBeNull();
});

test('typing shows until a message comes, or for as long as it is repeated', async () => {
  await chat.open();
  service.listeners.onTyping('agent', 'Alice');
  expect(state().typing).toBe('Alice');
  service.say(anItem());
  expect(state().typing).toBeNull();
  service.listeners.onTyping('agent', 'Alice');
  clock.advance(12_000);
  expect(state().typing).toBeNull();
});

test('own typing is told once in a while, not at each key', async () => {
  await chat.open();
  chat.typing();
  chat.typing();
  clock.advance(8_000);
  chat.typing();
  expect(service.told.filter((each) => each === 'typing')).toHaveLength(2);
});

test('lines that nobody sees are counted and reported as read once they are seen', async () => {
  await chat.open();
  const line = anItem();
  service.say(line);
  expect(state().unread).toBe(1);
  expect(service.told).not.toContain(`read ${line.id}`);
  chat.setWatched(true);
  expect(state().unread).toBe(0);
  expect(service.told).toContain(`read ${line.id}`);
});

test('what was said before this page was opened counts as read only once it is seen', async () => {
  const line = anItem();
  service.kept.push(line);
  await chat.open();
  expect(service.told).not.toContain(`read ${line.id}`);
  chat.setWatched(true);
  expect(service.told).toContain(`read ${line.id}`);
});

test('what was said while the line was down is fetched when it is back, since nothing is replayed', async () => {
  await chat.open();
  service.listeners.onConnection('lost');
  expect(state().connection).toBe('reconnecting');
  service.kept.push(anItem({ content: { kind: 'text', text: 'Still there?' } }));
  service.listeners.onConnection('open');
  await settled();
  expect(state().connection).toBe('open');
  expect(texts()).toEqual(['Still there? (agent)']);
});

test('opening is tried again with growing waits, then it is the person who tries', async () => {
  service.fail('open', new Error('no network'), 5);
  void chat.open();
  for (const waitMs of [1_000, 2_000, 4_000, 8_000]) {
    await settled();
    expect(state().connection).toBe('opening');
    clock.advance(waitMs);
  }
  await settled();
  expect(state().connection).toBe('failed');
  expect(clock.waiting).toBe(0);
  await chat.retry();
  expect(state().connection).toBe('open');
});

test('a chat that the service no longer knows is refused at once', async () => {
  service.fail('open', new ChatRefused());
  await chat.open();
  expect(state().connection).toBe('refused');
});

test('an ended chat keeps its lines and takes no more', async () => {
  await chat.open();
  await chat.send('bye');
  service.listeners.onEnded();
  await chat.send('still there?');
  expect(state().connection).toBe('ended');
  expect(texts()).toEqual(['bye (sent)']);
});

test('ending that the service confirms no more ends after a while all the same', async () => {
  await chat.open();
  await chat.end();
  expect(state()).toMatchObject({ connection: 'open', ending: 'running' });
  clock.advance(3_000);
  expect(state()).toMatchObject({ connection: 'ended', ending: 'no' });
});

test('ending that fails says so and can be tried again', async () => {
  await chat.open();
  service.fail('end', new Error('no network'));
  await chat.end();
  expect(state()).toMatchObject({ connection: 'open', ending: 'failed' });
  await chat.end();
  service.listeners.onEnded();
  expect(state().connection).toBe('ended');
});

test('a destroyed chat leaves no timer and hears nothing', async () => {
  await chat.open();
  service.listeners.onTyping('agent', 'Alice');
  chat.destroy();
  expect(clock.waiting).toBe(0);
  expect(service.told).toContain('close');
});

test('whom the company sends away before an agent came is turned away, and nobody else', async () => {
  await chat.open();
  service.say(anItem({ from: 'system', content: { kind: 'text', text: "We're closed." } }));
  service.listeners.onEnded();
  expect(state()).toMatchObject({ connection: 'ended', isTurnedAway: true });
});

test('who leaves before an agent came is not turned away', async () => {
  await chat.open();
  await chat.end();
  service.listeners.onEnded();
  expect(state()).toMatchObject({ connection: 'ended', isTurnedAway: false });
});

test('who has talked to an agent is not turned away', async () => {
  await chat.open();
  service.say(joined());
  service.say(left());
  service.listeners.onEnded();
  expect(state()).toMatchObject({ connection: 'ended', isTurnedAway: false });
});
