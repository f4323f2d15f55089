import type { CallModel } from '@video-escalation/call/call';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  customerContact,
  customerEvents,
  startContact,
  type StartContactBody,
  type StartedContact,
} from '@video-escalation/contracts/http/contacts';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import { createChat, type ChatModel } from '../chat/chat.model.ts';
import type { OpenChat } from '../chat/chat-port.ts';
import type { Clock } from '../clock.ts';
import type { RecordingPolicy } from '../recording/recording.model.ts';
import { createState, type Readable } from '../state.ts';
import { createVideoCall, type VideoCallModel } from '../video-call/video-call.model.ts';
import { keepRenewed } from './customer-token.ts';
import type { ConversationStore } from './stored-conversation.ts';

export interface StartProblem {
  readonly code: ProblemCode;
  readonly retryAfterS: number | undefined;
}

export interface FormState {
  readonly phase: 'form';
  readonly isStarting: boolean;
  readonly problem: StartProblem | null;
  /** The conversation that this page came back to is no longer there. */
  readonly hasExpired: boolean;
}

export type ConversationState =
  | FormState
  | {
      readonly phase: 'chat';
      readonly chat: ChatModel;
      readonly video: VideoCallModel;
      /** The customer's token is no longer taken: chat goes on, video can't be offered. */
      readonly isVideoRefused: boolean;
    };

export interface ConversationModel extends Readable<ConversationState> {
  /** Comes back to what this tab was in before a reload, if anything. */
  resume(): void;
  /** Fetches the chat library while the form is filled in. */
  warmUp(): void;
  start(body: StartContactBody): Promise<void>;
  /** From an ended conversation back to the form. */
  startOver(): void;
  destroy(): void;
}

export interface ConversationDeps {
  /** Takes the token of the moment from `setToken`. */
  readonly api: ApiClient;
  readonly setToken: (token: string | undefined) => void;
  /** Loads the chat library; called ahead of time too. */
  readonly loadChat: () => Promise<OpenChat>;
  readonly createCall: () => CallModel;
  /** Whether this browser has what a call needs. */
  readonly canCall: boolean;
  readonly recordingPolicy: () => RecordingPolicy;
  readonly store: ConversationStore;
  readonly clock: Clock;
}

const emptyForm: FormState = {
  phase: 'form',
  isStarting: false,
  problem: null,
  hasExpired: false,
};

/** From the form through chat and video to the end; survives a reload. */
export function createConversation(deps: ConversationDeps): ConversationModel {
  const { api, setToken, loadChat, createCall, canCall, recordingPolicy, store, clock } = deps;
  const state = createState<ConversationState>(emptyForm);
  let stopAll = () => {};

  function enter(contact: StartedContact): void {
    const { contactId } = contact;
    setToken(contact.token.customerToken);
    const openChat: OpenChat = async (details, listeners) => (await loadChat())(details, listeners);
    const chat = createChat({ openChat, details: contact.chat, clock });
    const video = createVideoCall({
      call: createCall(),
      canCall,
      api,
      contactId,
      clock,
      recordingPolicy,
    });

    const refuse = () => {
      const now = state.getSnapshot();
      // The answer may come when this conversation has been left already.
      if (now.phase === 'chat' && now.chat === chat) state.set({ ...now, isVideoRefused: true });
    };
    const stopRenewing = keepRenewed(contact.token, {
      api,
      contactId,
      clock,
      onRenewed: (token) => {
        setToken(token.customerToken);
        store.write({ ...contact, token });
      },
      onRefused: refuse,
    });
    const input = { params: { contactId } };
    const stopFollowing = follow(api, customerEvents, input, {
      onEvent: (event) => video.told(event.video),
      poll: () => api.call(customerContact, input),
      onRefused: (problem) => problem.code !== 'contact/ended' && refuse(),
    });
    const stopBackground = () => {
      stopRenewing();
      stopFollowing();
    };
    const stopWatching = chat.subscribe(() => {
      const { connection, agentName } = chat.getSnapshot();
      if (agentName !== null) video.call.preload();
      if (connection === 'refused') return leave(true);
      if (connection !== 'ended') return;
      stopBackground();
      void video.chatEnded();
      store.clear();
    });
    stopAll = () => {
      stopBackground();
      stopWatching();
      chat.destroy();
      video.destroy();
      setToken(undefined);
    };
    state.set({ phase: 'chat', chat, video, isVideoRefused: false });
    void chat.open();
  }

  function leave(hasExpired: boolean): void {
    stopAll();
    stopAll = () => {};
    store.clear();
    state.set({ ...emptyForm, hasExpired });
  }

  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    resume() {
      const stored = store.read();
      if (stored && state.getSnapshot().phase === 'form') enter(stored);
    },
    warmUp() {
      // A failure shows when the chat is opened, which tries again.
      loadChat().catch(() => undefined);
    },
    async start(body) {
      const now = state.getSnapshot();
      if (now.phase !== 'form' || now.isStarting) return;
      state.set({ ...emptyForm, isStarting: true });
      try {
        const contact = await api.call(startContact, { body });
        store.write(contact);
        enter(contact);
      } catch (error) {
        state.set({ ...emptyForm, problem: problemOf(error) });
      }
    },
    startOver: () => leave(false),
    destroy: () => stopAll(),
  };
}

function problemOf(error: unknown): StartProblem {
  if (!(error instanceof Problem)) return { code: 'server/failed', retryAfterS: undefined };
  return { code: error.code, retryAfterS: error.retryAfterS };
}
