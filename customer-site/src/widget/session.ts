import { createBrowserCall } from '@video-escalation/call/browser-call';
import { canCall } from '@video-escalation/call/browser-support';
import { CustomerSiteConfig } from '@video-escalation/contracts/config/customer-site';
import { parse } from '@video-escalation/contracts/config/parse';
import { createApiClient } from '@video-escalation/contracts/http/client';
import { runtimeConfig, type RuntimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { OpenChat } from '../chat/chat-port.ts';
import { systemClock } from '../clock.ts';
import { createConversation, type ConversationModel } from '../conversation/conversation.model.ts';
import { createReference, type ReferenceModel } from '../start/reference.model.ts';
import { createConversationStore } from '../conversation/stored-conversation.ts';

/** What the widget draws; made once for a page. */
export interface WidgetSession {
  readonly companyName: string;
  readonly conversation: ConversationModel;
  readonly reference: ReferenceModel;
}

/**
 * Composition root of the widget: configuration, api, chat library, call, storage.
 * @param reference from the address of the page, or empty
 */
export async function openSession(reference: string): Promise<WidgetSession> {
  const config = await readConfig();
  let token: string | undefined;
  const api = createApiClient({ baseUrl: config.apiUrl, getToken: () => token });

  let choices: RuntimeConfig | undefined;
  api.call(runtimeConfig, {}).then(
    (known) => (choices = known),
    () => undefined, // the camera is off then, and a recording is told of when it begins
  );

  const conversation = createConversation({
    api,
    setToken: (next) => (token = next),
    loadChat: once(async () => {
      const { createChatService } = await import(
        /* webpackChunkName: "chatjs" */ '../adapters/chat.ts'
      );
      return createChatService(config.connect);
    }),
    createCall: () =>
      createBrowserCall({ cameraOnWhenJoining: choices?.cameraOnWhenJoining.customer ?? false }),
    canCall: canCall(),
    recordingPolicy: () => (choices?.recording?.isAvailable ? choices.recording.consent : null),
    store: createConversationStore(tabStorage()),
    clock: systemClock,
  });
  conversation.resume();
  return {
    companyName: config.companyName,
    conversation,
    reference: createReference(api, reference),
  };
}

async function readConfig(): Promise<CustomerSiteConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json answers ${response.status}.`);
  return parse(CustomerSiteConfig, await response.json(), 'config.json');
}

/** Loads once; a load that failed may be tried again. */
function once(load: () => Promise<OpenChat>): () => Promise<OpenChat> {
  let loading: Promise<OpenChat> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null; // closed by the browser's settings
  }
}
