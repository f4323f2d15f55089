import type { Agents } from '../agents/agents.ts';
import { agentState } from '../agents/agent-state.ts';
import type { Chat } from '../chat/chat.ts';
import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Directory, Queue } from '../directory.ts';
import type { Timers } from '../timers.ts';
import type { ConnectTimings } from '../timings.ts';
import type { FlowPort, QueueMetrics, RunMemory } from './actions/action.ts';
import { runFlow, type FlowStep } from './engine.ts';
import type { Scope } from './expressions.ts';
import type { Flows } from './flows.ts';
import { isWithin } from './opening-hours.ts';

export interface FlowRunnerDeps {
  readonly center: ContactCenter;
  readonly agents: Agents;
  readonly directory: Directory;
  readonly chat: Chat;
  readonly flows: Flows;
  readonly timers: Timers;
  readonly timings: ConnectTimings;
  readonly now: Now;
  /** Prompts of calls; a chat's go into its transcript. */
  readonly prompt: (contactId: string, text: string) => void;
}

export type FlowRunner = ReturnType<typeof createFlowRunner>;

const maxLogged = 1000;

/** Runs each contact's flow, then its queue flow for as long as it waits. */
export function createFlowRunner(deps: FlowRunnerDeps) {
  const { center, agents, directory, chat, flows, timers, timings, now } = deps;
  const running = new Map<string, AbortController>();
  const started = new Set<string>();
  const log: ({ contactId: string } & FlowStep)[] = [];

  center.observe({
    queued(contact) {
      if (contact.customerQueueFlow) run(contact, contact.customerQueueFlow);
    },
    accepted: (contact) => stop(contact.id),
    ended: (contact) => stop(contact.id),
  });

  function stop(contactId: string): void {
    running.get(contactId)?.abort(new Error('The flow was stopped.'));
    running.delete(contactId);
  }

  function run(contact: Contact, flowIdOrArn: string): void {
    const flow = flows.find(flowIdOrArn);
    if (!flow) return;
    const controller = new AbortController();
    running.set(contact.id, controller);
    const { signal } = controller;
    const note = (step: FlowStep) => {
      log.push({ contactId: contact.id, ...step });
      if (log.length > maxLogged) log.shift();
    };
    runFlow(flow, {
      port: portFor(contact, signal),
      signal,
      findFlow: (id) => flows.find(id),
      scope: (memory) => scopeOf(contact, memory),
      onStep: note,
    })
      .catch((error: unknown) => {
        if (signal.aborted) return;
        note({ flow: flow.name, action: '', type: 'FAILED', outcome: String(error) });
        center.end(contact.id, 'CONTACT_FLOW_DISCONNECT');
      })
      .finally(() => {
        // Connect ends a contact whose flow ran out before it reached a queue.
        if (!signal.aborted && contact.state === 'flow')
          center.end(contact.id, 'CONTACT_FLOW_DISCONNECT');
      });
  }

  function portFor(contact: Contact, signal: AbortSignal): FlowPort {
    return {
      contact,
      say: (text, speaker) =>
        contact.channel === 'CHAT'
          ? chat.say(contact.id, text, speaker)
          : deps.prompt(contact.id, text),
      hear: (ms) => chat.nextMessage(contact.id, timers.sleep(ms * timings.waitFactor, signal)),
      enqueue: () => center.enqueue(contact),
      disconnect: () => center.end(contact.id, 'CONTACT_FLOW_DISCONNECT'),
      update: (change) => center.update(contact.id, change),
      setAttributes: (attributes) => center.setAttributes(contact.id, attributes),
      findQueue: ({ queueId, agentId }) => {
        if (agentId !== undefined) {
          const user = directory.findAgent(agentId);
          return user && directory.personalQueue(user);
        }
        return queueId === undefined ? undefined : directory.findQueue(queueId);
      },
      metrics: (queue, channel) =>
        metrics(queue, channel === undefined ? [] : [channel.toUpperCase()]),
      isOpen(hoursId) {
        const { targetQueue } = contact;
        // Agents' own queues have no hours: the check fails (Administrator Guide).
        const own = targetQueue?.kind === 'standard' ? targetQueue.queue.hours : '';
        const hours = directory.findHours(hoursId ?? own);
        return hours && isWithin(hours, now());
      },
      findBot: directory.findBot,
      sleep: (ms) => timers.sleep(ms * timings.waitFactor, signal),
    };
  }

  /**
   * Queue metrics are null "if there is no current activity in your contact center" (Administrator Guide, "Get queue
   * metrics"). What counts as activity is assumed: an agent who is there, or a contact that waits or is held for a
   * while.
   */
  function isActive(): boolean {
    const since = now().getTime() - timings.metricsLagMs;
    return (
      agents.all().some((agent) => agents.isPresent(agent) && agent.status.type !== 'offline') ||
      center
        .all()
        .some(({ state, stateSince }) => state !== 'ended' && stateSince.getTime() <= since)
    );
  }

  /** Without a channel, contacts of every channel count. Undefined where the real ones are null. */
  function metrics(queue: Queue, channels: readonly string[] = []): QueueMetrics | undefined {
    if (!isActive()) return undefined;
    const waiting = center
      .queued(queue)
      .filter((contact) => channels.length === 0 || channels.includes(contact.channel));
    const oldest = waiting[0]?.queuedAt?.getTime();
    const serving = agents.all().filter((agent) => serves(agent.user, queue));
    const online = serving.filter(
      (agent) => agents.isPresent(agent) && agent.status.type !== 'offline',
    );
    return {
      size: waiting.length,
      oldestContactAgeSeconds:
        oldest === undefined ? 0 : Math.floor((now().getTime() - oldest) / 1000),
      agentsOnline: online.length,
      agentsStaffed: online.filter((agent) => agent.status.type === 'routable').length,
      agentsAvailable: online.filter((agent) => agentState(agent).type === 'routable').length,
    };
  }

  function serves(user: Parameters<Directory['profileOf']>[0], queue: Queue): boolean {
    if (queue.kind === 'personal') return queue.user.id === user.id;
    return directory.profileOf(user).queues.some((each) => each.queue === queue.name);
  }

  function scopeOf(contact: Contact, memory: RunMemory): Scope {
    const queue = contact.targetQueue;
    return {
      ContactId: contact.id,
      InitialContactId: contact.id,
      InstanceARN: directory.arns.instance,
      Channel: contact.channel,
      InitiationMethod: contact.initiationMethod,
      Name: contact.name,
      Description: contact.description,
      Attributes: contact.attributes,
      SegmentAttributes: contact.segmentAttributes,
      CustomerEndpoint: { Address: contact.customer.phoneNumber, Type: 'TELEPHONE_NUMBER' },
      Lex: { IntentName: memory.intent },
      Queue: queue && { Name: queue.name, ARN: directory.queueArn(queue) },
      Metrics: memory.metrics && {
        Queue: {
          Name: queue?.name,
          Size: memory.metrics.size,
          OldestContactAge: memory.metrics.oldestContactAgeSeconds,
        },
        Agents: {
          Online: { Count: memory.metrics.agentsOnline },
          Staffed: { Count: memory.metrics.agentsStaffed },
          Available: { Count: memory.metrics.agentsAvailable },
        },
      },
    };
  }

  return {
    /** Starts the contact's own flow; a second call does nothing. */
    start(contact: Contact): void {
      if (contact.state !== 'flow' || started.has(contact.id)) return;
      started.add(contact.id);
      run(contact, contact.flowId);
    },
    log: () => [...log],
    metrics,
    clear(): void {
      for (const contactId of running.keys()) stop(contactId);
      started.clear();
      log.length = 0;
    },
  };
}
