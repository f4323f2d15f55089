import {
  customerContact,
  customerEvents,
  renewCustomerToken,
  startContact,
  type StartedContact,
} from '@video-escalation/contracts/http/contacts';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeApi, type FakeApi } from '../api.testing.ts';
import { ChatRefused } from '../chat/chat-port.ts';
import { createFakeChat, type FakeChat } from '../chat/chat.testing.ts';
import { createFakeClock, type FakeClock } from '../clock.testing.ts';
import { createFakeCall, type FakeCall } from '../video-call/call.testing.ts';
import { createConversation, type ConversationModel } from './conversation.model.ts';
import { createConversationStore, type ConversationStore } from './stored-conversation.ts';

const body = { name: 'Chris', email: 'chris@example.com' };
const contact: StartedContact = {
  contactId: 'c1' as ContactId,
  token: { customerToken: 'token-1', expiresAt: '2026-03-02T10:10:00.000Z' },
  chat: { contactId: 'c1', participantId: 'p1', participantToken: 'secret' },
};

let api: FakeApi;
let service: FakeChat;
let call: FakeCall;
let clock: FakeClock;
let tab: Map<string, string>;
let store: ConversationStore;
let token: string | undefined;
let conversation: ConversationModel;

beforeEach(() => {
  api = createFakeApi();
  api.answer(startContact, contact);
  service = createFakeChat();
  call = createFakeCall();
  clock = createFakeClock();
  tab = new Map();
  store = createConversationStore({
    getItem: (key) => tab.get(key) ?? null,
    setItem: (key, value) => void tab.set(key, value),
    removeItem: (key) => void tab.delete(key),
  });
  token = undefined;
  conversation = reload();
});

/** A page that opens on what the tab kept. */
function reload(): ConversationModel {
  return createConversation({
    api,
    setToken: (next) => (token = next),
    loadChat: async () => service.openChat,
    createCall: () => call,
    canCall: true,
    recordingPolicy: () => null,
    store,
    clock,
  });
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const state = () => conversation.getSnapshot();
const chatState = () => {
  const now = state();
  if (now.phase !== 'chat') throw new Error('There is no chat.');
  return now;
};
const told = (invitation: number) =>
  api.push(customerEvents, {
    contactId: 'c1',
    video: { state: 'invited', meetingId: 'm1', agentName: 'Alice', invitation },
  });

test('starting leads from the form into the chat, with the token in use', async () => {
  await conversation.start(body);
  await settled();
  expect(chatState().chat.getSnapshot().connection).toBe('open');
  expect(token).toBe('token-1');
  expect(api.openStreams).toBe(1);
});

test('a double click starts one conversation', async () => {
  await Promise.all([conversation.start(body), conversation.start(body)]);
  expect(api.calls.filter((each) => each === 'POST /v1/contacts')).toHaveLength(1);
});

test('a start that is refused goes back to the form with the reason and the time to wait', async () => {
  api.answer(startContact, new Problem('contact/too-many-starts', undefined, { retryAfterS: 120 }));
  await conversation.start(body);
  expect(state()).toMatchObject({
    phase: 'form',
    isStarting: false,
    problem: { code: 'contact/too-many-starts', retryAfterS: 120 },
  });
});

test('an invitation reaches the video side', async () => {
  await conversation.start(body);
  await settled();
  told(1);
  await vi.waitFor(() => expect(chatState().video.getSnapshot().step).toBe('invitation'));
});

test('a reload comes back to the same chat', async () => {
  await conversation.start(body);
  conversation.destroy();
  conversation = reload();
  conversation.resume();
  await settled();
  expect(chatState().chat.getSnapshot().connection).toBe('open');
  expect(service.opened).toBe(2);
});

test('a conversation that is no longer known is forgotten, and the form says so', async () => {
  store.write(contact);
  service.fail('open', new ChatRefused());
  conversation.resume();
  await settled();
  expect(state()).toMatchObject({ phase: 'form', hasExpired: true });
  expect(tab.size).toBe(0);
  expect(api.openStreams).toBe(0);
  expect(token).toBeUndefined();
});

test('a chat and a token that are both refused lead to the form, whichever answer is first', async () => {
  store.write(contact);
  service.fail('open', new ChatRefused());
  api.answer(customerEvents, new Problem('auth/invalid'));
  conversation.resume();
  await settled();
  await settled();
  expect(state()).toMatchObject({ phase: 'form', hasExpired: true });
});

test('what somebody else put into the tab’s storage is not taken for a conversation', () => {
  tab.set('conversation', '{"contactId": 1}');
  conversation.resume();
  expect(state().phase).toBe('form');
  tab.set('conversation', 'not json');
  conversation.resume();
  expect(state().phase).toBe('form');
});

test('the token is renewed before it expires, also for the next reload', async () => {
  api.answer(renewCustomerToken, {
    customerToken: 'token-2',
    expiresAt: '2026-03-02T10:20:00.000Z',
  });
  await conversation.start(body);
  clock.advance(9 * 60_000);
  await settled();
  expect(token).toBe('token-2');
  expect(store.read()?.token.customerToken).toBe('token-2');
});

test('a renewal that fails for now is tried again, one that is refused is told', async () => {
  api.answer(renewCustomerToken, new Problem('server/unavailable'));
  await conversation.start(body);
  clock.advance(8 * 60_000);
  await settled();
  expect(chatState().isVideoRefused).toBe(false);
  api.answer(renewCustomerToken, new Problem('auth/expired'));
  clock.advance(15_000);
  await settled();
  expect(chatState().isVideoRefused).toBe(true);
});

test('a token that the event stream refuses leaves the chat and says that video is gone', async () => {
  api.answer(customerEvents, new Problem('auth/invalid'));
  await conversation.start(body);
  await settled();
  expect(chatState()).toMatchObject({ isVideoRefused: true });
  expect(chatState().chat.getSnapshot().connection).toBe('open');
});

test('the end of the chat ends the call, stops the stream and forgets the tab’s copy', async () => {
  await conversation.start(body);
  await settled();
  service.listeners.onEnded();
  await settled();
  expect(chatState().chat.getSnapshot().connection).toBe('ended');
  expect(api.openStreams).toBe(0);
  expect(clock.waiting).toBe(0);
  expect(tab.size).toBe(0);
});

test('after an ended conversation a new one can be started without a reload', async () => {
  await conversation.start(body);
  await settled();
  service.listeners.onEnded();
  conversation.startOver();
  expect(state()).toMatchObject({ phase: 'form', hasExpired: false });
  await conversation.start(body);
  await settled();
  expect(chatState().chat.getSnapshot().connection).toBe('open');
});

test('twenty conversations in a row leave no stream, no timer and no call behind', async () => {
  for (let round = 0; round < 20; round++) {
    await conversation.start(body);
    await settled();
    conversation.startOver();
  }
  await settled();
  expect(api.openStreams).toBe(0);
  expect(clock.waiting).toBe(0);
  expect(call.asked.filter((each) => each === 'destroy')).toHaveLength(20);
});

test('a proxy that breaks the stream is got round by asking', async () => {
  api.answer(customerEvents, new Problem('server/unavailable'));
  api.answer(customerContact, {
    contactId: 'c1',
    video: { state: 'invited', meetingId: 'm1', agentName: 'Alice', invitation: 1 },
  });
  await conversation.start(body);
  await vi.waitFor(() => expect(chatState().video.getSnapshot().step).toBe('invitation'));
  conversation.destroy();
});
