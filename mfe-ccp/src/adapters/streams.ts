import 'amazon-connect-streams';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import type { ContactPanel, PanelAgent, PanelListener } from '../ccp/contact-panel.ts';

/** The vendor's wait for the frame's first word before it replaces the frame. */
const FRAME_LOAD_LIMIT_MS = 10_000;

/** What `terminate` of Streams 2.28.2 leaves running (release/connect-streams.js); not in its types. */
interface StreamsInternals {
  ccpLoadTimeoutInstance?: number | null;
  iframeRefreshTimeout?: number | null;
  keepaliveManager?: { synTimer?: number; ackTimer?: number } | null;
}

type Callbacks = connect.SuccessFailOptions;

const internals = () => connect.core as unknown as StreamsInternals;

/** Amazon Connect Streams, the vendor's only way to speak with a contact control panel. */
export function createStreamsPanel(): ContactPanel {
  quieten();
  let agent: connect.Agent | undefined;
  const act = (contactId: string, how: (contact: connect.Contact, done: Callbacks) => void) =>
    new Promise<void>((resolve, reject) => {
      const contact = agent?.getContacts().find((each) => each.getContactId() === contactId);
      if (!contact) return reject(new Error(`The panel has no contact ${contactId}.`));
      how(contact, {
        success: () => resolve(),
        failure: () => reject(new Error(`The contact centre refused it for contact ${contactId}.`)),
      });
    });

  return {
    open(container, options, listener) {
      connect.core.initCCP(container, {
        ccpUrl: options.ccpUrl,
        region: options.region,
        iframeTitle: options.frameTitle,
        ccpLoadTimeout: FRAME_LOAD_LIMIT_MS,
        loginPopup: options.hasLoginPopup,
        loginPopupAutoClose: true,
        // After a sign-out we say so and wait for the agent, instead of reloading the frame again and again.
        loginOptions: { autoClose: true, disableAuthPopupAfterLogout: true },
        softphone: { allowFramedSoftphone: true },
      });
      listen(listener, (ready) => (agent = ready));
      // Captured above the frame, which the vendor's library replaces by another one.
      const onLoad = () => listener.onPageLoaded();
      container.addEventListener('load', onLoad, true);
      return {
        reload: () => reloadFrame(container),
        close() {
          container.removeEventListener('load', onLoad, true);
          agent = undefined;
          close(container);
        },
      };
    },

    closeContact: (contactId) => act(contactId, (contact, done) => contact.clear(done)),
    endContact: (contactId) =>
      act(contactId, (contact, done) => contact.getAgentConnection().destroy(done)),
  };
}

/** Its log lines hold agents' and customers' data, and it prints hundreds of them. */
function quieten(): void {
  connect.getLog().setEchoLevel(connect.LogLevel.ERROR);
  connect.getLog().setLogLevel(connect.LogLevel.ERROR);
}

/** All on the bus that `initCCP` has just made: `terminate` takes every one of them away. */
function listen(listener: PanelListener, onAgent: (agent: connect.Agent) => void): void {
  connect.core.onInitialized(() => listener.onAcknowledged());
  connect.agent((agent) => {
    onAgent(agent);
    // One snapshot tells all: between two of them contacts may have gone through several states at once.
    const tell = () =>
      listener.onSnapshot({ agent: agentOf(agent), contacts: contactsOf(agent.getContacts()) });
    agent.onRefresh(tell);
    tell();
  });
  connect.core.onViewContact(({ contactId }) => listener.onViewed(contactId));
  connect.core.onAuthFail(() => listener.onSignedOut());
  connect.core.onAccessDenied(() => listener.onAccessDenied());
  const bus = connect.core.getEventBus();
  bus.subscribe(connect.EventType.TERMINATED, () => listener.onSignedOut());
  bus.subscribe('webSocket::connection_lost', () => listener.onConnection('lost'));
  bus.subscribe('webSocket::connection_gain', () => listener.onConnection('back'));
}

function agentOf(agent: connect.Agent): PanelAgent {
  // `agentARN` is missing in Streams' types; its last part is the Connect user id.
  const { agentARN } = agent.getConfiguration() as unknown as { agentARN: string };
  const { name, type } = agent.getState();
  return {
    agentId: agentARN.slice(agentARN.lastIndexOf('/') + 1) as AgentId,
    status: name,
    isRoutable: type === connect.AgentStateType.ROUTABLE,
  };
}

const states: Readonly<Record<string, ContactRef['state']>> = {
  incoming: 'connecting',
  pending: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  ended: 'ended',
  missed: 'missed',
  rejected: 'missed',
  error: 'missed',
};

function contactsOf(contacts: readonly connect.Contact[]): ContactRef[] {
  return contacts.flatMap((contact) => {
    const channel = contact.getType() as string;
    const state = states[contact.getState().type];
    if (!state || (channel !== 'chat' && channel !== 'voice')) return [];
    return [{ contactId: contact.getContactId() as ContactId, channel, state }];
  });
}

/** The library can open a panel again, but its second provider of the Amazon Connect SDK fails (2.28.2). */
function reloadFrame(container: HTMLElement): void {
  const frame = container.querySelector('iframe');
  if (frame) frame.src = String(frame.src);
}

/** `terminate` forgets its subscriptions but not its timers, which would bring the frame back. */
function close(container: HTMLElement): void {
  const { ccpLoadTimeoutInstance, iframeRefreshTimeout, keepaliveManager } = internals();
  const timers = [
    ccpLoadTimeoutInstance,
    iframeRefreshTimeout,
    keepaliveManager?.synTimer,
    keepaliveManager?.ackTimer,
  ];
  for (const timer of timers) clearTimeout(timer ?? undefined);
  internals().iframeRefreshTimeout = null;
  connect.core.terminate();
  container.replaceChildren();
}
