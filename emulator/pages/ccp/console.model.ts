import { createStore, type Store } from '../lib/store.ts';
import { createChat, type Chat } from './chat.model.ts';
import { nextStatusName } from './next-status.ts';
import { onStreamsEvent, type Agent, type Contact } from './streams.ts';

export type ContactPhase = 'ringing' | 'live' | 'after' | 'missed' | 'rejected' | 'failed';

export interface ContactView {
  readonly id: string;
  readonly channel: 'chat' | 'voice';
  readonly phase: ContactPhase;
  /** Epoch milliseconds, by this page's clock. */
  readonly since: number;
  readonly name: string;
  readonly queue: string | undefined;
  readonly isOnHold: boolean;
  readonly attributes: readonly (readonly [string, string])[];
  readonly chat: Chat | undefined;
}

export interface Status {
  readonly arn: string;
  readonly name: string;
}

export interface ConsoleView {
  readonly agentName: string;
  readonly status: { readonly name: string; readonly since: number; readonly isError: boolean };
  readonly nextStatus: string | undefined;
  readonly statuses: readonly Status[];
  readonly contacts: readonly ContactView[];
}

export interface Console {
  /** Undefined until the server has told who the agent is. */
  readonly view: Store<ConsoleView | undefined>;
  readonly isOnline: Store<boolean>;
  /** The last thing that did not work, in a sentence. */
  readonly problem: Store<string | undefined>;
  readonly selected: Store<string | undefined>;
  setStatus(status: Status): void;
  accept(id: string): void;
  reject(id: string): void;
  end(id: string): void;
  hold(id: string): void;
  resume(id: string): void;
  close(id: string): void;
}

const phases: Record<string, ContactPhase> = {
  incoming: 'ringing',
  connecting: 'ringing',
  connected: 'live',
  ended: 'after',
  missed: 'missed',
  rejected: 'rejected',
  error: 'failed',
};

export function createConsole(): Console {
  const view = createStore<ConsoleView | undefined>(undefined);
  const isOnline = createStore(true);
  const problem = createStore<string | undefined>(undefined);
  const selected = createStore<string | undefined>(undefined);
  const chats = new Map<string, Chat>();
  let agent: Agent | undefined;

  // The embedding page follows what the agent looks at (`connect.core.onViewContact`), as with the real panel.
  selected.subscribe(() => {
    const id = selected.get();
    if (id !== undefined) connect.core.viewContact(id);
  });
  connect.agent((ready) => {
    agent = ready;
    ready.onRefresh(draw);
    draw(ready);
  });
  onStreamsEvent('webSocket::connection_lost', () => isOnline.set(false));
  onStreamsEvent('webSocket::connection_gain', () => isOnline.set(true));

  function draw(current: Agent): void {
    const contacts = current
      .getContacts()
      .map((contact) => viewOf(contact, chatOf(contact)))
      .filter((contact) => contact !== undefined);
    forgetChats(contacts);
    choose(contacts);
    view.set({ ...agentView(current), contacts });
  }

  function chatOf(contact: Contact): Chat | undefined {
    const id = contact.getContactId();
    const isLive = channelOf(contact) === 'chat' && phaseOf(contact) === 'live';
    if (isLive && !chats.has(id)) chats.set(id, createChat(contact));
    return chats.get(id);
  }

  function forgetChats(contacts: readonly ContactView[]): void {
    for (const [id, chat] of chats) {
      if (contacts.some((contact) => contact.id === id)) continue;
      chat.stop();
      chats.delete(id);
    }
  }

  /** Keeps the choice while it exists; a contact that has just been accepted comes to the front. */
  function choose(contacts: readonly ContactView[]): void {
    const open = contacts.filter((contact) => contact.phase !== 'ringing');
    if (open.some((contact) => contact.id === selected.get())) return;
    selected.set(open[0]?.id);
  }

  const find = (id: string) => agent?.getContacts().find((each) => each.getContactId() === id);

  /** Answers for one request to the server; what fails is said in a sentence. */
  const attempt = (failed: string) => ({
    success: () => problem.set(undefined),
    failure: () => problem.set(failed),
  });

  return {
    view,
    isOnline,
    problem,
    selected,
    setStatus({ arn, name }) {
      const state = agent?.getAgentStates().find((each) => each.agentStateARN === arn);
      const answers = attempt(`Your status couldn’t be set to ${name}. Try again.`);
      // With a contact in hand the server keeps the new status for afterwards.
      if (state) agent?.setState(state, answers, { enqueueNextState: true });
    },
    accept(id) {
      selected.set(id);
      find(id)?.accept(attempt('The contact couldn’t be accepted. It may have gone elsewhere.'));
    },
    reject: (id) => find(id)?.reject(attempt('The contact couldn’t be rejected. Try again.')),
    end: (id) =>
      find(id)?.getAgentConnection().destroy(attempt('The contact couldn’t be ended. Try again.')),
    hold: (id) =>
      find(id)?.getInitialConnection().hold(attempt('The caller couldn’t be put on hold.')),
    resume: (id) =>
      find(id)?.getInitialConnection().resume(attempt('The call couldn’t be resumed. Try again.')),
    close: (id) => find(id)?.clear(attempt('The contact couldn’t be closed. Try again.')),
  };
}

function agentView(agent: Agent): Omit<ConsoleView, 'contacts'> {
  const state = agent.getState();
  return {
    agentName: agent.getConfiguration().name,
    status: {
      name: state.name,
      since: Date.now() - agent.getStateDuration(),
      isError: (state.type as string) === 'error',
    },
    nextStatus: nextStatusName(state, agent.getNextState()),
    statuses: agent
      .getAgentStates()
      .map(({ agentStateARN, name }) => ({ arn: agentStateARN, name })),
  };
}

const channelOf = (contact: Contact) =>
  (contact.getType() as string) === 'chat' ? 'chat' : 'voice';

const phaseOf = (contact: Contact) => phases[contact.getState().type];

function viewOf(contact: Contact, chat: Chat | undefined): ContactView | undefined {
  const phase = phaseOf(contact);
  const customer = contact.getInitialConnection();
  if (!phase) return undefined;
  return {
    id: contact.getContactId(),
    channel: channelOf(contact),
    phase,
    chat,
    since: Date.now() - contact.getStateDuration(),
    name: nameOf(contact),
    queue: contact.getQueue()?.name ?? undefined,
    isOnHold: customer?.isOnHold() ?? false,
    attributes: Object.entries(contact.getAttributes()).map(([name, attribute]) => [
      name,
      attribute?.value ?? '',
    ]),
  };
}

function nameOf(contact: Contact): string {
  const customer = contact.getInitialConnection();
  if (!customer) return 'Customer';
  if (channelOf(contact) === 'chat') {
    return (customer as connect.ChatConnection).getParticipantName() ?? 'Customer';
  }
  return customer.getEndpoint().phoneNumber ?? 'Caller';
}
