import type { Contact } from '../contacts/contact.ts';
import { nextLegState, type LegEvent, type LegState } from '../contacts/machine.ts';
import type { Now } from '../clock.ts';
import type { Directory } from '../directory.ts';
import { invalidState } from '../errors.ts';
import { defaultSettings, type AgentSettings } from './agent-settings.ts';
import type { SeedStatus, SeedUser } from '../seed.ts';
import type { Timers } from '../timers.ts';
import type { ConnectTimings } from '../timings.ts';

export interface AgentLeg {
  readonly contact: Contact;
  readonly connectionId: string;
  readonly createdAt: Date;
  state: LegState;
  since: Date;
  /** The customer hung up while it rang, so that the agent is not to blame. */
  abandoned?: boolean;
  isMuted?: boolean;
}

export interface Agent {
  user: SeedUser;
  status: SeedStatus;
  statusSince: Date;
  nextStatus?: SeedStatus;
  readonly legs: Map<string, AgentLeg>;
  /** Since when nobody has been sent to this agent: the longest idle one is next. */
  idleSince: Date;
  sockets: number;
  lastSeen: number;
  /** Until they are seen again. */
  hasSignedOut: boolean;
  version: number;
  settings: AgentSettings;
}

export interface AgentsDeps {
  readonly directory: Directory;
  readonly now: Now;
  readonly timers: Timers;
  readonly timings: ConnectTimings;
}

export type Agents = ReturnType<typeof createAgents>;

/** Who is signed in, in which status, holding what; and how a page learns of a change. */
export function createAgents({ directory, now, timers, timings }: AgentsDeps) {
  const offline = directory.seed.statuses.find((each) => each.type === 'offline');
  if (!offline) throw new Error('The seed needs one agent status of type offline.');
  const fresh = (user: SeedUser): Agent => ({
    user,
    status: offline,
    statusSince: now(),
    legs: new Map(),
    idleSince: now(),
    sockets: 0,
    lastSeen: 0,
    hasSignedOut: false,
    version: 1,
    settings: defaultSettings,
  });
  const agents = new Map(directory.seed.users.map((user) => [user.id, fresh(user)]));
  const waiters = new Map<string, Set<() => void>>();
  const changeListeners = new Set<() => void>();

  function get(userId: string): Agent {
    const agent = agents.get(userId);
    if (!agent) throw new Error(`No agent ${userId}.`);
    return agent;
  }

  function touch(agent: Agent): void {
    agent.version += 1;
    for (const wake of waiters.get(agent.user.id) ?? []) wake();
    for (const listener of changeListeners) listener();
  }

  function applyStatus(agent: Agent, status: SeedStatus): void {
    delete agent.nextStatus;
    if (agent.status.id !== status.id) {
      agent.status = status;
      agent.statusSince = now();
      agent.idleSince = now();
    }
  }

  /** Choosing a status is how an agent leaves the error state of a missed call, as in the real panel. */
  function clearMissedCalls(agent: Agent): void {
    for (const [contactId, { contact, state }] of agent.legs) {
      if (contact.channel === 'VOICE' && (state === 'missed' || state === 'rejected')) {
        agent.legs.delete(contactId);
      }
    }
  }

  return {
    all: () => [...agents.values()],
    get,
    /** Adds an agent, or gives one who is there other details. */
    put(user: SeedUser): void {
      const agent = agents.get(user.id);
      if (!agent) return void agents.set(user.id, fresh(user));
      agent.user = user;
      touch(agent);
    },
    /** Calls back whenever an agent's state changed in any way that routing may care for. */
    onChange: (listener: () => void) => changeListeners.add(listener),
    touch: (userId: string) => touch(get(userId)),

    /** With contacts in hand, only a next status can be chosen: it takes effect when the last one is cleared. */
    setStatus(userId: string, status: SeedStatus, { enqueue = false } = {}): void {
      const agent = get(userId);
      clearMissedCalls(agent);
      if (agent.legs.size === 0) applyStatus(agent, status);
      else if (enqueue) agent.nextStatus = status;
      else throw invalidState('The agent has active contacts; enqueue the next state instead.');
      touch(agent);
    },

    addLeg(userId: string, contact: Contact, connectionId: string): void {
      const agent = get(userId);
      const at = now();
      agent.legs.set(contact.id, {
        contact,
        connectionId,
        createdAt: at,
        state: 'connecting',
        since: at,
      });
      touch(agent);
    },

    moveLeg(userId: string, contactId: string, event: LegEvent): void {
      const agent = get(userId);
      const leg = agent.legs.get(contactId);
      if (!leg) throw invalidState('The agent does not have this contact.');
      if (leg.state === 'connecting' && event === 'end') leg.abandoned = true;
      leg.state = nextLegState(leg.state, event);
      leg.since = now();
      if (leg.state === 'cleared') {
        agent.legs.delete(contactId);
        agent.idleSince = now();
        if (agent.legs.size === 0 && agent.nextStatus) applyStatus(agent, agent.nextStatus);
      }
      touch(agent);
    },

    seen: (userId: string) => notePresence(userId, 0),
    socketOpened: (userId: string) => notePresence(userId, 1),
    socketClosed: (userId: string) => notePresence(userId, -1),
    /** Whoever signs out is gone at once: the lease is for lost connections. */
    signedOut: (userId: string) => void (get(userId).hasSignedOut = true),
    isPresent,

    /** Resolves when the agent's version differs from `version`, after `timeoutMs`, or when the asker is gone. */
    async waitForChange(
      userId: string,
      version: number,
      timeoutMs: number,
      gone: AbortSignal,
    ): Promise<void> {
      if (get(userId).version !== version || gone.aborted) return;
      const set = waiters.get(userId) ?? new Set();
      waiters.set(userId, set);
      await new Promise<void>((resolve) => {
        const wake = () => {
          cancel();
          set.delete(wake);
          gone.removeEventListener('abort', wake);
          resolve();
        };
        const cancel = timers.after(timeoutMs, wake);
        set.add(wake);
        gone.addEventListener('abort', wake, { once: true });
      });
    },
    releaseWaiters(): void {
      for (const set of waiters.values()) for (const wake of set) wake();
    },

    reset(): void {
      for (const agent of agents.values()) {
        agent.legs.clear();
        delete agent.nextStatus;
        agent.settings = defaultSettings;
        applyStatus(agent, offline);
        const seeded = directory.seed.users.find(({ id }) => id === agent.user.id);
        if (seeded) agent.user = seeded;
        else agents.delete(agent.user.id);
        touch(agent);
      }
    },
  };

  function notePresence(userId: string, socketsMore: number): void {
    const agent = get(userId);
    const wasPresent = isPresent(agent);
    agent.sockets += socketsMore;
    agent.lastSeen = now().getTime();
    // A socket that closes behind somebody who has signed out doesn't bring them back.
    if (socketsMore >= 0) agent.hasSignedOut = false;
    if (!wasPresent) for (const listener of changeListeners) listener();
  }

  function isPresent(agent: Agent): boolean {
    if (agent.hasSignedOut) return false;
    return agent.sockets > 0 || now().getTime() - agent.lastSeen < timings.presenceLeaseMs;
  }
}
