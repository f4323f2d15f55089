import { Type } from 'typebox';
import type { Agents } from './agents/agents.ts';
import { agentState } from './agents/agent-state.ts';
import type { SignIn } from './auth/sign-in.ts';
import type { Hub } from './chat/hub.ts';
import type { Now } from './clock.ts';
import type { ContactCenter } from './contacts/contact-center.ts';
import type { Directory } from './directory.ts';
import type { FlowRunner } from './flows/flow-runner.ts';
import type { CallRates } from './http/call-rates.ts';
import type { Faults } from './http/faults.ts';
import { parseInput } from './http/rest.ts';
import { stableId } from './ids.ts';
import { days } from './seed.ts';
import type { ConnectTimings } from './timings.ts';

export interface ControlDeps {
  readonly agents: Agents;
  readonly callRates: CallRates;
  readonly center: ContactCenter;
  readonly directory: Directory;
  readonly faults: Faults;
  readonly flowRunner: FlowRunner;
  readonly hub: Hub;
  readonly now: Now;
  readonly signIn: SignIn;
  readonly timings: ConnectTimings;
}

const user = Type.Object({
  username: Type.String({ minLength: 1 }),
  email: Type.Optional(Type.String()),
  firstName: Type.String(),
  lastName: Type.String(),
  routingProfile: Type.String(),
  securityProfiles: Type.Array(Type.String(), { minItems: 1 }),
  hierarchyGroup: Type.Optional(Type.String()),
});

const HH_MM = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

const parse = <S extends Parameters<typeof parseInput>[0]>(schema: S, body: unknown) =>
  parseInput(schema, body ?? {}, 'ValidationException');

const target = Type.Object({
  contactId: Type.Optional(Type.String()),
  user: Type.Optional(Type.String()),
});
const fault = Type.Object({
  operation: Type.String(),
  status: Type.Integer(),
  type: Type.String(),
});
const crossChannel = Type.Object({
  value: Type.Union([
    Type.Literal('ROUTE_CURRENT_CHANNEL_ONLY'),
    Type.Literal('ROUTE_ANY_CHANNEL'),
  ]),
});
const attributes = Type.Object({
  contactId: Type.String(),
  attributes: Type.Record(Type.String(), Type.String()),
});
const identityManagement = Type.Object({
  value: Type.Enum(['SAML', 'CONNECT_MANAGED', 'EXISTING_DIRECTORY']),
});
const hours = Type.Object({
  name: Type.String(),
  timeZone: Type.String(),
  config: Type.Array(
    Type.Object({
      day: Type.Enum([...days]),
      start: Type.String({ pattern: HH_MM }),
      end: Type.String({ pattern: HH_MM }),
    }),
  ),
});
const quota = Type.Object({
  operation: Type.String(),
  perSecond: Type.Number({ exclusiveMinimum: 0 }),
});
const capacity = Type.Object({ queue: Type.String(), maxContacts: Type.Integer({ minimum: 0 }) });
const bot = Type.Object({
  name: Type.String(),
  intents: Type.Array(
    Type.Object({
      name: Type.String(),
      utterances: Type.Array(Type.String()),
      answer: Type.Optional(Type.String()),
    }),
  ),
  clarification: Type.String(),
  isDown: Type.Optional(Type.Boolean()),
});
const changes = Type.Record(Type.String(), Type.Number({ minimum: 0 }));

/** Test-only verbs: what the outside world or a fault would do. */
export function controlVerbs(
  deps: ControlDeps,
): Readonly<Record<string, (body: unknown) => unknown>> {
  const { agents, callRates, center, directory, faults, flowRunner, hub, now, signIn, timings } =
    deps;
  return {
    /** Cuts the customer's socket of a contact, or all sockets of a user, as a lost network does. */
    'drop-sockets'(body) {
      const { contactId, user } = parse(target, body);
      const userId = user === undefined ? undefined : directory.userByUsername(user)?.id;
      const customer =
        contactId === undefined ? undefined : center.get(contactId).customer.connectionId;
      return { dropped: (customer ? hub.drop(customer) : 0) + (userId ? hub.drop(userId) : 0) };
    },
    'end-contact'(body) {
      const { contactId } = parse(Type.Object({ contactId: Type.String() }), body);
      center.end(contactId, 'OTHER');
    },
    'fail-next': (body) => faults.plan(parse(fault, body)),
    /** How many calls a second the account has of one operation, until the next reset; what came is counted. */
    'set-quota'(body) {
      const { operation, perSecond } = parse(quota, body);
      callRates.limit(operation, perSecond);
    },
    calls: (body) =>
      callRates.seen(parse(Type.Object({ operation: Type.String() }), body).operation),
    /** As another branch of the flow would have set them. */
    'set-attributes'(body) {
      const given = parse(attributes, body);
      center.setAttributes(given.contactId, given.attributes);
    },
    'set-timings': (body) => ({ ...Object.assign(timings, parse(changes, body)) }),
    /** Whether chats ring during calls, in every routing profile; the next reset takes it back. */
    'set-cross-channel'(body) {
      directory.setCrossChannel(parse(crossChannel, body).value);
      center.route();
    },
    /** Hours of operation, a queue's capacity, a bot (a new one or one by its name): the next reset takes them back. */
    'set-hours'(body) {
      const { name, ...change } = parse(hours, body);
      directory.setHours(name, change);
    },
    'set-capacity'(body) {
      const { queue, maxContacts } = parse(capacity, body);
      directory.setCapacity(queue, maxContacts);
    },
    'set-bot': (body) => directory.setBot(parse(bot, body)),
    /** Adds a user, or changes the one of that username; SearchUsers shows it later. The next reset takes it back. */
    'put-user'(body) {
      const given = parse(user, body);
      const { id } = directory.userByUsername(given.username) ?? {
        id: stableId('user', given.username),
      };
      agents.put(directory.putUser({ id, email: given.username, ...given }, now().getTime()));
      return { id };
    },
    /** What DescribeInstance says of the users' home; the next reset takes it back. */
    'set-identity-management': (body) =>
      directory.setIdentityManagement(parse(identityManagement, body).value),
    'set-status'(body) {
      const { user, status } = parse(
        Type.Object({ user: Type.String(), status: Type.String() }),
        body,
      );
      const found = directory.userByUsername(user);
      const wanted = directory.seed.statuses.find((each) => each.name === status);
      if (!found || !wanted) throw new Error(`No user '${user}' or no status '${status}'.`);
      agents.setStatus(found.id, wanted, { enqueue: true });
    },
    'expire-sessions': () => signIn.expireSessions(),
    'flow-log': () => ({ steps: flowRunner.log() }),
  };
}

/** Ids and states only, never what customers said or who they are. */
export function inspection({
  agents,
  center,
  directory,
}: Pick<ControlDeps, 'agents' | 'center' | 'directory'>) {
  return {
    agents: agents.all().map((agent) => ({
      username: agent.user.username,
      status: agentState(agent).name,
      isPresent: agents.isPresent(agent),
      contacts: agent.legs.size,
    })),
    contacts: center.all().map((contact) => ({
      id: contact.id,
      channel: contact.channel,
      state: contact.state,
      queue: contact.targetQueue?.name ?? (contact.targetQueue ? 'personal' : null),
      priority: contact.priority,
      agent: contact.agent ? directory.user(contact.agent.userId).username : null,
      since: contact.stateSince.toISOString(),
    })),
  };
}
