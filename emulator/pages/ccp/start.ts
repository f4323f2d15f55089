import { createConsole, type Console } from './console.model.ts';
import { openSdkChannel } from './sdk-channel.ts';
import { createSdkCommands, createSdkProvider, type InstanceDetails } from './sdk-commands.ts';
import { startStreams, type CcpConfig } from './streams.ts';

export type Start =
  | { readonly state: 'running'; readonly console: Console }
  | { readonly state: 'signed-out' }
  | { readonly state: 'failed' };

const answerWithinMs = 10_000;

/** Asks the server who is signed in, and takes up service for them. */
export async function startConsole(): Promise<Start> {
  // A sign-in in another window makes this one usable.
  new BroadcastChannel('ccp-sign-in').onmessage = () => location.reload();
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const response = await fetch('/ccp-v2/config.json', { signal });
    if (response.status === 401) return { state: 'signed-out' };
    if (!response.ok) return { state: 'failed' };
    const config = (await response.json()) as CcpConfig;
    const commands = createSdkCommands(() => instanceDetails(config.region));
    startStreams(config, createSdkProvider(commands));
    openSdkChannel(commands);
    return { state: 'running', console: createConsole() };
  } catch {
    return { state: 'failed' };
  }
}

function instanceDetails(region: string): Promise<InstanceDetails> {
  return new Promise((resolve) =>
    connect.agent((agent) => {
      const { agentARN } = agent.getConfiguration() as unknown as { agentARN: string };
      resolve({ region, instanceId: /instance\/([^/]+)/.exec(agentARN)?.[1] ?? '' });
    }),
  );
}
