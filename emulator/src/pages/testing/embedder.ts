import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const require = createRequire(import.meta.url);

export interface Embedder {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Another origin's pages with the real libraries: an agent's page that embeds the CCP, and a customer's. */
export async function startEmbedder(): Promise<Embedder> {
  const files: Record<string, readonly [string, string]> = {
    '/agent': ['text/html', page('agent', ['streams', 'chat', 'agent'])],
    '/customer': ['text/html', page('customer', ['chat', 'customer'])],
    '/agent.js': ['text/javascript', `(${agent.toString()})()`],
    '/customer.js': ['text/javascript', `(${customer.toString()})()`],
    '/streams.js': ['text/javascript', await library('amazon-connect-streams')],
    '/chat.js': ['text/javascript', await library('amazon-connect-chatjs')],
  };
  const server = createServer((request, response) => {
    const [type, text] = files[new URL(request.url ?? '/', 'http://localhost').pathname] ?? [];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const library = (name: string) => readFile(require.resolve(name), 'utf8');

const page = (title: string, scripts: readonly string[]) =>
  `<!doctype html><html lang="en"><title>${title}</title>
  <link rel="icon" href="data:," />
  <style>#ccp { width: 360px; height: 620px } iframe { border: 0 }</style>
  <body><div id="ccp"></div>
  ${scripts.map((name) => `<script src="/${name}.js"></script>`).join('')}</body></html>`;

/** Runs in the agent's page: keeps what Streams tells, and an agent chat session like the product's. */
function agent(): void {
  const here = window as unknown as { told: string[]; controllers: unknown[] };
  here.told = [];
  here.controllers = [];
  const emulator = new URLSearchParams(location.search).get('emulator') ?? '';
  const tell = (what: string) => here.told.push(what);
  // Works in ChatJS 5.0.0 but is missing from its types.
  const untyped = { endpoint: `${emulator}/participant-service` };
  connect.ChatSession.setGlobalConfig({ region: 'us-east-1', ...untyped });
  connect.core.initCCP(document.querySelector('#ccp')!, {
    ccpUrl: `${emulator}/ccp-v2/`,
    loginPopup: false,
    softphone: { allowFramedSoftphone: true },
  });
  connect.agent((one) => {
    tell(`agent ${one.getName()}`);
    one.onStateChange(({ newState }) => tell(`state ${newState}`));
    one.onMuteToggle(({ muted }) => tell(muted ? 'muted' : 'unmuted'));
    one.onMicrophoneDeviceChanged(({ deviceId }) => tell(`microphone ${deviceId}`));
    one.onSpeakerDeviceChanged(({ deviceId }) => tell(`speaker ${deviceId}`));
    one.onRingerDeviceChanged(({ deviceId }) => tell(`ringer ${deviceId}`));
    one.onCameraDeviceChanged(({ deviceId }) => tell(`camera ${deviceId}`));
  });
  connect.contact((contact) => {
    contact.onConnecting(() => tell('connecting'));
    contact.onConnected(() => {
      tell('connected');
      const began = performance.now();
      void (contact.getAgentConnection() as connect.ChatConnection)
        .getMediaController()
        .then(() => tell(`session within ${Math.ceil((performance.now() - began) / 1000)} s`));
    });
    contact.onACW(() => tell('acw'));
    contact.onMissed(() => tell('missed'));
    contact.onDestroy(() => tell('destroyed'));
  });
}

/** Runs in the customer's page: one chat session, and what it was told. */
function customer(): void {
  const here = window as unknown as { told: string[]; session: connect.CustomerChatSession };
  here.told = [];
  const query = new URLSearchParams(location.search);
  const untyped = { endpoint: `${query.get('emulator') ?? ''}/participant-service` };
  connect.ChatSession.setGlobalConfig({
    region: 'us-east-1',
    ...untyped,
    features: { messageReceipts: { throttleTime: 200 } },
  });
  const chatDetails = {
    contactId: query.get('ContactId') ?? '',
    initialContactId: query.get('ContactId') ?? '',
    participantId: query.get('ParticipantId') ?? '',
    participantToken: query.get('ParticipantToken') ?? '',
  };
  here.session = connect.ChatSession.create({
    chatDetails,
    type: 'CUSTOMER',
    disableCSM: true,
  } as never) as unknown as connect.CustomerChatSession;
  here.session.onMessage(({ data }) => {
    const { ParticipantRole, Content, Type, Attachments } = data as connect.ChatTranscriptItem;
    const name = Attachments?.[0]?.AttachmentName;
    here.told.push(`${ParticipantRole ?? ''} ${Type} ${name ?? Content ?? ''}`.trim());
  });
  here.session.onTyping(({ data }) => {
    here.told.push(`${(data as connect.ChatTranscriptItem).ParticipantRole ?? ''} types`);
  });
  here.session.onReadReceipt(() => here.told.push('read'));
  here.session.onEnded(() => here.told.push('ended'));
  void here.session.connect().then(() => here.told.push('open'));
}
