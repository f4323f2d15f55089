import { createStore, type Store } from '../lib/store.ts';
import { openVoiceLeg, type VoiceLeg } from '../lib/voice-leg.ts';

export interface PhoneView {
  readonly state: 'dialling' | 'waiting' | 'ringing' | 'connected' | 'hold' | 'ended' | 'failed';
  /** Epoch milliseconds. */
  readonly since: number;
  /** What was heard beside the agent: the flow's prompts, keys. */
  readonly said: readonly string[];
}

export interface PhoneCall {
  readonly view: Store<PhoneView>;
  /** Undefined until the call has been taken up. */
  readonly leg: Store<VoiceLeg | undefined>;
  hangUp(): void;
}

interface PhoneEvent {
  readonly state?: PhoneView['state'];
  readonly prompt?: string;
  /** Keys that the agent pressed. */
  readonly digits?: string;
}

const calls = '/connect-phone/calls';
const answerWithinMs = 10_000;

/** Calls the contact centre and follows the call to its end. */
export function callContactCentre(from: string): PhoneCall {
  const view = createStore<PhoneView>({ state: 'dialling', since: Date.now(), said: [] });
  const leg = createStore<VoiceLeg | undefined>(undefined);
  let contactId: string | undefined;
  let isOver = false;

  function enter(state: PhoneView['state']): void {
    if (isOver || view.get().state === state) return;
    view.update((now) => ({ ...now, state, since: Date.now() }));
    isOver = state === 'ended' || state === 'failed';
    if (isOver) leg.get()?.stop();
  }

  async function dial(): Promise<void> {
    const response = await fetch(calls, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!response.ok) return enter('failed');
    const call = (await response.json()) as { contactId: string };
    contactId = call.contactId;
    if (isOver) return hangUpAtOnce(call.contactId);
    follow(call.contactId);
    leg.set(openVoiceLeg(call.contactId, 'caller'));
  }

  function hear(text: string): void {
    view.update((now) => ({ ...now, said: [...now.said, text] }));
  }

  function follow(id: string): void {
    const address = new URL(`/connect-phone/events?c=${encodeURIComponent(id)}`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => {
      const event = JSON.parse(String(data)) as PhoneEvent;
      if (event.state) enter(event.state);
      if (event.prompt) hear(event.prompt);
      if (event.digits) hear(`Keys: ${event.digits}`);
      if (isOver) socket.close();
    };
    socket.onclose = () => enter('failed');
  }

  function hangUpAtOnce(id: string): void {
    // Also from a page that is just being closed.
    void fetch(`${calls}/${id}`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  function hangUp(): void {
    if (contactId && !isOver) hangUpAtOnce(contactId);
    enter('ended');
  }

  window.addEventListener('pagehide', hangUp);
  void dial().catch(() => enter('failed'));
  return { view, leg, hangUp };
}
