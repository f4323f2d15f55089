import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startContactCentre, type ContactCentre } from '../testing/contact-centre.ts';

async function dial(centre: ContactCentre, from = '+15550100') {
  const answer = await fetch(`${centre.url}/connect-phone/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from }),
  });
  const { contactId } = (await answer.json()) as { contactId: string };
  const { frames, close } = await listen(
    `${centre.url.replace('http', 'ws')}/connect-phone/events?c=${contactId}`,
  );
  const events = () => frames.map((frame) => JSON.parse(frame) as PhoneEvent);
  return {
    contactId,
    states: () => events().flatMap(({ state }) => (state ? [state] : [])),
    digits: () => events().flatMap(({ digits }) => (digits ? [digits] : [])),
    /** The page or the phone's network is gone. */
    vanish: close,
    hangUp: () => fetch(`${centre.url}/connect-phone/calls/${contactId}`, { method: 'DELETE' }),
  };
}

interface PhoneEvent {
  readonly state?: string;
  readonly digits?: string;
}

async function listen(url: string) {
  const frames: string[] = [];
  const socket = new WebSocket(url);
  socket.on('message', (data: Buffer) => frames.push(data.toString()));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { frames, close: () => socket.terminate() };
}

test('a call rings, is held, resumed and ended by the agent, who then has after-call work', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  const { contactId } = call;
  const ringing = await alice.until((snapshot) => snapshot.state.name === 'PendingBusy');
  expect(ringing.contacts[0]).toMatchObject({ contactId, type: 'voice' });
  const connectionId = ringing.contacts[0]!.connections[1]!.connectionId;

  await alice.cti('AcceptContact', { contactId });
  await alice.until((snapshot) => snapshot.state.name === 'Busy');
  await alice.cti('HoldConnection', { contactId, connectionId });
  await alice.until((snapshot) => snapshot.contacts[0]?.connections[1]?.state.type === 'hold');
  await alice.cti('ResumeConnection', { contactId, connectionId });
  await alice.cti('DestroyConnection', { contactId, connectionId });
  await alice.until((snapshot) => snapshot.state.name === 'AfterCallWork');
  await expect.poll(call.states).toEqual(['ringing', 'connected', 'hold', 'connected', 'ended']);
  await alice.cti('ClearContact', { contactId });
  await alice.until((snapshot) => snapshot.state.name === 'Available');
});

test('a caller whose telephone is gone is off the line', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'connecting');
  await alice.cti('AcceptContact', { contactId: call.contactId });
  call.vanish();
  await alice.until((snapshot) => snapshot.state.name === 'AfterCallWork');
});

test('keys that the agent presses are heard by the caller of a connected call, and nowhere else', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  const ringing = await alice.until((snapshot) => snapshot.contacts.length === 1);
  const { connectionId } = ringing.contacts[0]!.connections[0]!;
  const press = (digits: string) =>
    alice.cti('SendDigits', { contactId: call.contactId, connectionId, digits });
  await expect(press('1')).rejects.toMatchObject({ name: 'InvalidStateException' });
  await alice.cti('AcceptContact', { contactId: call.contactId });
  await press('12#');
  await expect.poll(call.digits).toEqual(['12#']);
  await expect(press('twelve')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a call has sound as Streams knows it, a chat has none', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  await dial(centre);
  const { contacts } = await alice.until((snapshot) => snapshot.contacts.length === 1);
  const agentConnection = contacts[0]!.connections.find(({ type }) => type === 'agent');
  expect(agentConnection).toMatchObject({ softphoneMediaInfo: { callType: 'audio_only' } });
});

test('a caller who hangs up while it rings leaves an error state that ends by clearing', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'connecting');
  await call.hangUp();
  const missed = await alice.until((snapshot) => snapshot.state.type === 'error');
  expect(missed.state.name).toBe('MissedCallCustomer');
  await alice.cti('ClearContact', { contactId: call.contactId });
  await alice.until((snapshot) => snapshot.state.name === 'Available');
});

test('choosing a status clears a call that was missed, and the agent is routable again', async () => {
  await using centre = await startContactCentre({ timings: { ringMs: 50 } });
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  await alice.until((snapshot) => snapshot.state.name === 'MissedCallAgent');
  await centre.control('set-timings', { ringMs: 20_000 });
  await alice.setStatus('Available');
  const again = await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'connecting');
  expect(again.contacts[0]?.contactId).toBe(call.contactId);
});

test('a status chosen during a call is taken up after it', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const call = await dial(centre);
  await alice.until((snapshot) => snapshot.contacts.length === 1);
  await alice.cti('AcceptContact', { contactId: call.contactId });
  await expect(alice.setStatus('Break')).rejects.toMatchObject({ name: 'InvalidStateException' });
  await alice.setStatus('Break', true);
  expect((await alice.snapshot()).nextState?.name).toBe('Break');
  await call.hangUp();
  await alice.cti('ClearContact', { contactId: call.contactId });
  await alice.until((snapshot) => snapshot.state.name === 'Break');
});

test('signals of a call go between its two sides only, early ones too', async () => {
  await using centre = await startContactCentre();
  const { contactId } = await dial(centre);
  const url = `${centre.url.replace('http', 'ws')}/rtc?c=${contactId}`;
  const caller = new WebSocket(url);
  await new Promise((resolve) => caller.once('open', resolve));
  caller.send('offer');
  const agent = await listen(url);
  await expect.poll(() => agent.frames).toEqual(['offer']);
  const third = new WebSocket(url);
  const code = await new Promise((resolve) => third.once('close', resolve));
  expect(code).toBe(1008);
});
