import type { CcpSession } from '@video-escalation/contracts/http/agent';
import { once } from 'node:events';
import { until } from './until.ts';

/**
 * The least that a contact control panel does to take a chat, over the wire that Streams 2.28 speaks: sign in with
 * the api's form, hold a socket, go Available, accept.
 */
export async function signInToPanel(
  origin: string,
  { signInUrl, fields }: CcpSession,
  status = 'Available',
) {
  const signedIn = await fetch(signInUrl, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const config = (await (
    await fetch(`${origin}/ccp-v2/config.json`, { headers: { cookie } })
  ).json()) as { authToken: string; endpoint: string };

  async function ask<T>(operation: string, input: object = {}): Promise<T> {
    const response = await fetch(config.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonConnectCTIService.${operation}`,
        'x-amz-bearer': config.authToken,
      },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${operation} answers ${response.status}`);
    return (await response.json()) as T;
  }

  const { webSocketTransport } = await ask<{ webSocketTransport: { url: string } }>(
    'CreateTransport',
    { transportType: 'web_socket' },
  );
  const socket = await openSocket(webSocketTransport.url, 'aws/chat');
  const { states } = await ask<{ states: { name: string }[] }>('GetAgentStates');
  const goTo = (name: string) =>
    ask('PutAgentState', { state: states.find((each) => each.name === name) });
  await goTo(status);

  return {
    goTo,
    async accept(contactId: string): Promise<void> {
      await until('the contact to ring', async () => {
        const { snapshot } = await ask<{ snapshot: { contacts: { contactId: string }[] } }>(
          'GetAgentSnapshot',
        );
        return snapshot.contacts.some((contact) => contact.contactId === contactId);
      });
      await ask('AcceptContact', { contactId });
    },
    close: () => socket.close(),
  };
}

/** The customer's page opens the chat, which starts the flow. */
export async function openChat(origin: string, participantToken: string) {
  const response = await fetch(`${origin}/participant-service/participant/connection`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-amz-bearer': participantToken },
    body: JSON.stringify({ Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }),
  });
  const { Websocket } = (await response.json()) as { Websocket: { Url: string } };
  return openSocket(Websocket.Url, 'aws/chat');
}

async function openSocket(url: string, topic: string) {
  const socket = new WebSocket(url.replace(/^wss:/, 'ws:'));
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ topic: 'aws/subscribe', content: { topics: [topic] } }));
  await answered;
  return { close: () => socket.close() };
}
