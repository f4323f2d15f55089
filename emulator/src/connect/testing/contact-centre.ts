import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { STSClient } from '@aws-sdk/client-sts';
import { WebSocket } from 'ws';
import { createHost } from '../../host/host.ts';
import { createIamService } from '../../iam/index.ts';
import { createStsService } from '../../sts/index.ts';
import type { Now } from '../clock.ts';
import { createConnectService } from '../index.ts';
import { defaultSeed, type ConnectSeed, type SeedFlow } from '../seed.ts';
import type { ConnectTimings } from '../timings.ts';

const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };

export const welcomeFlow: SeedFlow = {
  name: 'welcome',
  type: 'CONTACT_FLOW',
  content: {
    Version: '2019-10-30',
    StartAction: 'greet',
    Actions: [
      {
        Identifier: 'greet',
        Type: 'MessageParticipant',
        Parameters: { Text: 'Hi $.Attributes.customerName, welcome.' },
        Transitions: { NextAction: 'queue' },
      },
      {
        Identifier: 'queue',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId: 'queue:Video' },
        Transitions: {
          NextAction: 'transfer',
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }],
        },
      },
      {
        Identifier: 'transfer',
        Type: 'TransferContactToQueue',
        Transitions: {
          NextAction: 'end',
          Errors: [{ ErrorType: 'QueueAtCapacity', NextAction: 'end' }],
        },
      },
      { Identifier: 'end', Type: 'DisconnectParticipant', Transitions: {} },
    ],
  },
};

/** A running emulator with the real SDK clients pointed at it. */
export async function startContactCentre(
  options: {
    timings?: Partial<ConnectTimings>;
    flows?: readonly SeedFlow[];
    change?: (seed: ConnectSeed) => ConnectSeed;
    now?: Now;
  } = {},
) {
  const seed = defaultSeed({ flows: [welcomeFlow, ...(options.flows ?? [])] });
  let port = 0;
  const publicUrl = () => `http://localhost:${port}`;
  const { accountId: account, region } = seed.instance;
  const iam = createIamService({ account, seed: undefined, accessKeys: {} });
  const sts = createStsService({ principals: iam.principals });
  const connect = createConnectService({
    publicUrl,
    seed: options.change ? options.change(seed) : seed,
    sessionNameOf: (accessKeyId) => iam.principals.find(accessKeyId)?.role?.sessionName,
    ...(options.timings && { timings: options.timings }),
    ...(options.now && { now: options.now }),
  });
  const host = await createHost({ port: 0, services: [sts, connect] });
  port = await host.listen();
  const client = { region, credentials, maxAttempts: 1 };
  return {
    url: publicUrl(),
    seed,
    connect: new ConnectClient({ ...client, endpoint: `${publicUrl()}/connect` }),
    participant: new ConnectParticipantClient({
      ...client,
      endpoint: `${publicUrl()}/participant-service`,
    }),
    sts: new STSClient({ ...client, endpoint: `${publicUrl()}/sts` }),
    control: (verb: string, body: unknown) =>
      fetch(`${publicUrl()}/__control/connect/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then((answer) => answer.json() as Promise<unknown>),
    signIn: (username: string) => signInAgent(publicUrl(), connect.cookieFor(username)!),
    async [Symbol.asyncDispose]() {
      await host.stop();
    },
  };
}

export type ContactCentre = Awaited<ReturnType<typeof startContactCentre>>;

interface Snapshot {
  readonly state: { readonly name: string; readonly type: string };
  readonly nextState?: { readonly name: string };
  readonly contacts: readonly {
    readonly contactId: string;
    readonly type: string;
    readonly state: { readonly type: string };
    readonly attributes: Readonly<Record<string, { readonly value: string }>>;
    readonly connections: readonly {
      readonly connectionId: string;
      readonly type: string;
      readonly state: { readonly type: string };
      readonly chatMediaInfo?: { readonly connectionData: string | null };
    }[];
  }[];
}

/** An agent as Streams' worker is one: cookie, auth token, socket, long polls. */
async function signInAgent(url: string, cookie: string) {
  const config = (await (
    await fetch(`${url}/ccp-v2/config.json`, { headers: { cookie } })
  ).json()) as { authToken: string; endpoint: string };

  async function cti<T = Record<string, unknown>>(
    operation: string,
    input: object = {},
  ): Promise<T> {
    const answer = await fetch(config.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonConnectCTIService.${operation}`,
        'x-amz-bearer': config.authToken,
      },
      body: JSON.stringify(input),
    });
    const output = (await answer.json()) as T & { __type?: string; message?: string };
    if (!answer.ok) throw Object.assign(new Error(output.message), { name: output.__type });
    return output;
  }

  const { webSocketTransport } = await cti<{ webSocketTransport: { url: string } }>(
    'CreateTransport',
    {
      transportType: 'web_socket',
    },
  );
  const socket = await openSocket(webSocketTransport.url.replace('wss:', 'ws:'));
  const { states } = await cti<{ states: { name: string; agentStateARN: string; type: string }[] }>(
    'GetAgentStates',
  );

  return {
    cookie,
    cti,
    socket,
    setStatus: (name: string, enqueueNextState = false) =>
      cti('PutAgentState', { state: states.find((each) => each.name === name), enqueueNextState }),
    snapshot: async () => (await cti<{ snapshot: Snapshot }>('GetAgentSnapshot')).snapshot,
    /** Polls as the worker does until the snapshot looks as wished. */
    async until(isSo: (snapshot: Snapshot) => boolean, limitMs = 5000): Promise<Snapshot> {
      const deadline = Date.now() + limitMs;
      let nextToken: string | undefined;
      for (;;) {
        const answer: { snapshot: Snapshot; nextToken: string } = await cti('GetAgentSnapshot', {
          nextToken,
          timeout: Math.max(1, deadline - Date.now()),
        });
        if (isSo(answer.snapshot)) return answer.snapshot;
        if (Date.now() >= deadline)
          throw new Error(`Not seen in time: ${JSON.stringify(answer.snapshot)}`);
        nextToken = answer.nextToken;
      }
    },
  };
}

export interface TestSocket {
  readonly items: readonly Record<string, string>[];
  readonly isOpen: () => boolean;
  send(frame: unknown): void;
  /** The first chat item that fits; one that came earlier counts. */
  item(
    fits: (item: Record<string, string>) => boolean,
    limitMs?: number,
  ): Promise<Record<string, string>>;
}

/** Opens a socket, subscribes to the chat topic and collects what comes. */
export async function openSocket(url: string): Promise<TestSocket> {
  const socket = new WebSocket(url);
  const items: Record<string, string>[] = [];
  const checks = new Set<() => void>();
  const subscribed = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { topic: string; content: string };
      if (frame.topic === 'aws/subscribe') resolve();
      if (frame.topic === 'aws/chat')
        items.push(JSON.parse(frame.content) as Record<string, string>);
      for (const check of checks) check();
    });
  });
  socket.on('open', () =>
    socket.send(JSON.stringify({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })),
  );
  await subscribed;
  return {
    items,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (frame) => socket.send(JSON.stringify(frame)),
    item: (fits, limitMs = 5000) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
          checks.delete(check);
          reject(new Error(`No such item in time; there were ${JSON.stringify(items)}`));
        }, limitMs);
        function check(): void {
          const found = items.find(fits);
          if (!found) return;
          clearTimeout(limit);
          checks.delete(check);
          resolve(found);
        }
        checks.add(check);
        check();
      }),
  };
}
