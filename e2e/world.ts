import { request } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface StackAddresses {
  readonly web: Readonly<
    Record<'shell' | 'mfe-ccp' | 'mfe-video' | 'mfe-adhoc' | 'customer-site', string>
  >;
  readonly apis: readonly string[];
  readonly emulator: string;
}

function given(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is missing: run the journeys by 'npm run e2e', which starts the stack.`,
    );
  return value;
}

export const addresses = JSON.parse(given('STACK_ADDRESSES')) as StackAddresses;

/** The outside world: what happens to the stack and to the vendors, which no person on a page can cause. */
export const world = {
  /** Contacts gone, meetings ended, agents offline. */
  async reset(): Promise<void> {
    await control('reset', {});
  },
  restartApi: (index: number) => post(`${given('STACK_CONTROL')}/restart-api/${index}`, {}),
  dropSignalling: () => control('chime/drop-signaling', {}),
  /** Share of the media packets that get lost in every meeting, in both directions. */
  losesMedia: (lossPercent: number) => control('chime/mute-media', { lossPercent }),
  /** Whether a chat may ring while the agent is on the phone, until the next reset. */
  letsChatsRingDuringCalls: () =>
    control('connect/set-cross-channel', { value: 'ROUTE_ANY_CHANNEL' }),
  dropChatSockets: () => control('connect/drop-sockets', {}),
  failNext: (service: 'connect' | 'chime', fault: object) => control(`${service}/fail-next`, fault),
  /** A sign-in token with chosen faults, as an attacker might hold it. */
  async mintToken(body: object): Promise<string> {
    const { token } = (await control('oidc/mint', body)) as { token: string };
    return token;
  },
  inspect: async (): Promise<Record<string, unknown>> => {
    const response = await fetch(`${addresses.emulator}/__control/inspect`);
    return (await response.json()) as Record<string, unknown>;
  },
  /** Every line that any part of the product has logged. */
  productLogs(): string {
    const folder = given('STACK_LOGS');
    return readdirSync(folder)
      .filter((file) => file.startsWith('api-'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  },
};

function control(path: string, body: object): Promise<unknown> {
  return post(`${addresses.emulator}/__control/${path}`, body);
}

async function post(url: string, data: object): Promise<unknown> {
  const context = await request.newContext();
  try {
    const response = await context.post(url, { data, timeout: 60_000 });
    if (!response.ok())
      throw new Error(`${url} answered ${response.status()}: ${await response.text()}`);
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  } finally {
    await context.dispose();
  }
}
