/// <reference types="amazon-connect-streams" />
/// <reference types="amazon-connect-chatjs" />
import type { SdkProvider } from './sdk-commands.ts';

/** What the server says a signed-in console needs; most of it goes to the shared worker unread. */
export interface CcpConfig {
  readonly sharedWorkerUrl: string;
  readonly authToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds. */
  readonly authTokenExpiration: number;
  readonly region: string;
  readonly endpoint: string;
  readonly authorizeEndpoint: string;
  readonly agentAppEndpoint: string;
  readonly authCookieName: string;
}

interface EventBus {
  subscribe(event: string, handler: (data: unknown) => void): { unsubscribe(): void };
}

interface Broadcast {
  readonly event: string;
  readonly data: unknown;
}

/**
 * The side of Streams that only a CCP page uses. It is private: these names were read in 2.28.2,
 * the version that this page loads whichever one the embedding page has.
 */
interface StreamsUpstream {
  readonly core: {
    _amazonConnectProviderData?: { provider: SdkProvider; isStreamsProvider: boolean };
    initSharedWorker(params: CcpConfig & { loginEndpoint: string }): void;
    initApiProxyService(): void;
    initPageOptions(params: object): void;
    getEventBus(): EventBus;
    getUpstream(): { sendUpstream(event: 'broadcast', data: Broadcast): void };
  };
  readonly ChatSession: {
    // `endpoint` works in ChatJS 5.0.0 but is missing from its types.
    setGlobalConfig(config: { region: string; endpoint: string }): void;
  };
}

const upstream = () => connect as unknown as StreamsUpstream;

/** Takes the CCP's place between the embedding page, the shared worker and the server. */
export function startStreams(config: CcpConfig, provider: SdkProvider): void {
  const { core, ChatSession } = upstream();
  // Once, before any session: ChatJS keeps the endpoint for all later ones.
  const endpoint = `${location.origin}/participant-service`;
  ChatSession.setGlobalConfig({ region: config.region, endpoint });
  // A session that ended leads back here, where the signed-out state says what to do.
  core._amazonConnectProviderData = { provider, isStreamsProvider: false };
  core.initSharedWorker({ ...config, loginEndpoint: '/ccp-v2/' });
  core.initApiProxyService();
  core.initPageOptions({});
}

export function onStreamsEvent(event: string, handler: (data: unknown) => void): () => void {
  const subscription = upstream().core.getEventBus().subscribe(event, handler);
  return () => subscription.unsubscribe();
}

/** Tells every page of this agent: the panel's tabs and the pages that embed them. */
export function broadcast(event: string, data: unknown): void {
  upstream().core.getUpstream().sendUpstream('broadcast', { event, data });
}

/** The panel's own button asks as `agent.mute()` of an embedding page does. */
export const requestMute = (mute: boolean) => broadcast('mute', { mute });

export type Agent = connect.Agent;
export type Contact = connect.Contact;
export type ChatSession = connect.AgentChatSession;
