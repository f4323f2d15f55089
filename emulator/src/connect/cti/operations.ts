import { Type } from 'typebox';
import { changedSettings } from '../agents/agent-settings.ts';
import type { AgentLeg, Agents } from '../agents/agents.ts';
import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Directory } from '../directory.ts';
import { invalidState } from '../errors.ts';
import { parseInput } from '../http/rest.ts';
import type { ParticipantAccess } from '../participant/access.ts';
import type { ConnectTimings } from '../timings.ts';
import { configurationOf, queuesOf, snapshotOf, stateView } from './snapshot.ts';

export interface CtiDeps {
  readonly agents: Agents;
  readonly center: ContactCenter;
  readonly directory: Directory;
  readonly access: ParticipantAccess;
  readonly now: Now;
  readonly timings: ConnectTimings;
  readonly agentSocketUrl: (userId: string) => { url: string; expiry: Date };
  /** Lets the caller's telephone hear keys. */
  readonly playDigits: (contactId: string, digits: string) => void;
}

interface CtiCall {
  readonly userId: string;
  readonly input: unknown;
  /** Aborted when the asker has gone. */
  readonly gone: AbortSignal;
}

export type CtiOperation = (call: CtiCall) => unknown;

const contactInput = Type.Object({ contactId: Type.String() });
const digitsInput = Type.Object({
  contactId: Type.String(),
  digits: Type.String({ pattern: '^[0-9*#A-D]+$' }),
});
const snapshotInput = Type.Object({
  nextToken: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  timeout: Type.Optional(Type.Number()),
});
const stateInput = Type.Object({
  state: Type.Object({
    agentStateARN: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    name: Type.Optional(Type.String()),
  }),
  enqueueNextState: Type.Optional(Type.Boolean()),
});
const transportInput = Type.Object({
  transportType: Type.String(),
  participantId: Type.Optional(Type.String()),
  contactId: Type.Optional(Type.String()),
});

const parse = <S extends Parameters<typeof parseInput>[0]>(schema: S, input: unknown) =>
  parseInput(schema, input, 'ValidationException');

/** Accepted and forgotten: reports that the real service collects. */
const ignored: CtiOperation = () => ({});

/** The operations of AmazonConnectCTIService that Streams 2.28 asks of an agent's session. */
export function ctiOperations(deps: CtiDeps): Readonly<Record<string, CtiOperation>> {
  const { agents, center, directory, access, now, timings } = deps;

  const contactOf = (input: unknown) => parse(contactInput, input).contactId;

  function legOf(userId: string, contactId: string): AgentLeg {
    const leg = agents.get(userId).legs.get(contactId);
    if (!leg) throw invalidState('The agent does not have this contact.');
    return leg;
  }

  function endFor(userId: string, contactId: string): void {
    const leg = legOf(userId, contactId);
    if (leg.state === 'connecting') center.reject(contactId, userId);
    else if (leg.state === 'connected' || leg.state === 'hold')
      center.end(contactId, 'AGENT_DISCONNECT');
  }

  function setMuted({ userId, input }: CtiCall, isMuted: boolean): object {
    legOf(userId, contactOf(input)).isMuted = isMuted;
    agents.touch(userId);
    return {};
  }

  function sendDigits({ userId, input }: CtiCall): object {
    const { contactId, digits } = parse(digitsInput, input);
    const { contact, state } = legOf(userId, contactId);
    if (contact.channel !== 'VOICE' || state !== 'connected') {
      throw invalidState('Digits can be sent into a connected call only.');
    }
    deps.playDigits(contactId, digits);
    return {};
  }

  function createTransport({ userId, input }: CtiCall): object {
    const { transportType, contactId } = parse(transportInput, input);
    if (transportType === 'web_socket') {
      const { url, expiry } = deps.agentSocketUrl(userId);
      return {
        webSocketTransport: { url, transportLifeTimeInSeconds: 3870, expiry: expiry.toISOString() },
      };
    }
    if (transportType === 'chat_token' && contactId !== undefined) {
      const { token, expiry } = access.agentConnectionToken(legOf(userId, contactId), userId);
      return { chatTokenTransport: { participantToken: token, expiry: expiry.toISOString() } };
    }
    throw invalidState(`Transport '${transportType}' is not emulated.`);
  }

  return {
    async GetAgentSnapshot({ userId, input, gone }) {
      agents.seen(userId);
      const { nextToken, timeout = Infinity } = parse(snapshotInput, input);
      await agents.waitForChange(
        userId,
        Number(nextToken ?? 0),
        Math.min(timeout, timings.longPollMs),
        gone,
      );
      const agent = agents.get(userId);
      return {
        snapshot: snapshotOf(agent, {
          directory,
          now,
          participantToken: (leg) => access.agentParticipantToken(leg, userId),
        }),
        nextToken: String(agent.version),
      };
    },
    GetAgentConfiguration: ({ userId }) => ({
      configuration: configurationOf(agents.get(userId), directory),
    }),
    // outboundCall would promise CreateOutboundContact, which is not emulated.
    GetAgentPermissions: () => ({ permissions: [] }),
    GetAgentStates: () => ({
      states: directory.seed.statuses.map((status) => stateView(status, directory)),
    }),
    GetDialableCountryCodes: () => ({ countryCodes: ['us', 'ch', 'de'] }),
    GetRoutingProfileQueues: ({ userId }) => ({
      queues: queuesOf(directory.user(userId), directory),
    }),
    PutAgentState({ userId, input }) {
      const { state, enqueueNextState = false } = parse(stateInput, input);
      const status = state.agentStateARN
        ? directory.status(state.agentStateARN)
        : directory.seed.statuses.find((each) => each.name === state.name);
      if (!status) throw invalidState('There is no such agent state.');
      agents.setStatus(userId, status, { enqueue: enqueueNextState });
      return {};
    },
    AcceptContact: ({ userId, input }) => center.accept(contactOf(input), userId),
    RejectContact: ({ userId, input }) => center.reject(contactOf(input), userId),
    ClearContact: ({ userId, input }) => center.clear(contactOf(input), userId),
    CompleteContact({ userId, input }) {
      endFor(userId, contactOf(input));
      center.clear(contactOf(input), userId);
    },
    DestroyConnection: ({ userId, input }) => endFor(userId, contactOf(input)),
    HoldConnection: ({ userId, input }) => center.setHold(contactOf(input), userId, true),
    ResumeConnection: ({ userId, input }) => center.setHold(contactOf(input), userId, false),
    MuteParticipant: (call) => setMuted(call, true),
    UnmuteParticipant: (call) => setMuted(call, false),
    CreateTransport: createTransport,
    UpdateAgentConfiguration({ userId, input }) {
      const agent = agents.get(userId);
      agent.settings = changedSettings(agent.settings, input);
      return {};
    },
    NotifyContactIssue: ignored,
    SendClientLogs: ignored,
    SendDigits: sendDigits,
    SendSoftphoneCallMetrics: ignored,
    SendSoftphoneCallReport: ignored,
  };
}
