import type { Endpoint, ResponseOf } from '@video-escalation/contracts/http/endpoint';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { RecordingId } from '@video-escalation/contracts/ids';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessTokens, SignIn } from '../agents/access-tokens.ts';
import type { Agent } from '../agents/agent-cache.ts';
import type { Agents } from '../agents/agents.service.ts';
import type { CustomerSession, CustomerTokens } from '../contacts/customer-tokens.ts';
import type { RecorderTokens } from '../recordings/recorder-tokens.ts';
import { route, type Call } from './route.ts';
import { hashOf, isSecret } from './secrets.ts';

export interface GuardOptions {
  readonly accessTokens: AccessTokens;
  readonly customerTokens: CustomerTokens;
  readonly agents: Agents;
  readonly recorderTokens: RecorderTokens;
  /** @throws Problem auth/invalid when another token was issued since */
  readonly verifyRecorder: (recordingId: RecordingId, tokenId: string) => Promise<void>;
  /** What EventBridge's API destination sends; undefined: nothing may come from there. */
  readonly machineSecret: string | undefined;
}

type Handler<E extends Endpoint, Caller> = (
  call: Call<E> & Caller,
) => Promise<ResponseOf<E> | FastifyReply>;

export interface SignInCaller {
  readonly signIn: SignIn;
}

export interface AgentCaller extends SignInCaller {
  readonly agent: Agent;
}

export interface CustomerCaller {
  readonly customer: CustomerSession;
}

export type Guards = ReturnType<typeof createGuards>;

/** Routes that only a proven caller gets through to: an agent, the customer or recorder of what the path names, a machine. */
export function createGuards(options: GuardOptions) {
  const { accessTokens, customerTokens, recorderTokens, agents } = options;
  const { verifyRecorder, machineSecret } = options;
  const machineHash = machineSecret === undefined ? undefined : hashOf(machineSecret);
  const signInCallers = new WeakMap<FastifyRequest, SignInCaller>();
  const agentCallers = new WeakMap<FastifyRequest, AgentCaller>();
  const customerCallers = new WeakMap<FastifyRequest, CustomerCaller>();

  async function proveSignIn(request: FastifyRequest): Promise<void> {
    const signIn = await accessTokens.verify(request);
    signInCallers.set(request, { signIn });
  }

  async function proveAgent(request: FastifyRequest): Promise<void> {
    const signIn = await accessTokens.verify(request);
    const agent = await agents.ofSignIn(signIn.username);
    agentCallers.set(request, { agent, signIn });
    request.callerId = `agent:${agent.agentId}`;
  }

  async function proveCustomer(request: FastifyRequest): Promise<void> {
    const customer = await customerTokens.verify(request);
    request.callerId = `customer:${customer.contactId}`;
    const { contactId } = request.params as { contactId?: string };
    if (contactId !== customer.contactId) throw new Problem('contact/not-yours');
    customerCallers.set(request, { customer });
  }

  async function proveRecorder(request: FastifyRequest): Promise<void> {
    const { recordingId } = request.params as { recordingId: RecordingId };
    const session = await recorderTokens.verify(request);
    if (session.recordingId !== recordingId) throw new Problem('auth/invalid');
    await verifyRecorder(recordingId, session.tokenId);
    request.callerId = `recorder:${recordingId}`;
  }

  async function proveMachine(request: FastifyRequest): Promise<void> {
    if (machineHash === undefined) throw new Problem('request/unknown-address');
    const key = request.headers['x-api-key'];
    if (typeof key !== 'string' || key === '') throw new Problem('auth/missing');
    if (!isSecret(key, machineHash)) throw new Problem('auth/invalid');
    request.callerId = 'machine';
  }

  return {
    recorderRoute<E extends Endpoint>(
      app: FastifyInstance,
      endpoint: E,
      handler: Handler<E, object>,
    ): void {
      refuseMismatch(endpoint, 'recorder');
      route(app, endpoint, proveRecorder, handler);
    },
    machineRoute<E extends Endpoint>(
      app: FastifyInstance,
      endpoint: E,
      handler: Handler<E, object>,
    ): void {
      refuseMismatch(endpoint, 'machine');
      route(app, endpoint, proveMachine, handler);
    },
    /** For an agent whose Connect user is not asked for: only the sign-in is proven. */
    signInRoute<E extends Endpoint>(
      app: FastifyInstance,
      endpoint: E,
      handler: Handler<E, SignInCaller>,
    ): void {
      refuseMismatch(endpoint, 'agent');
      route(app, endpoint, proveSignIn, (call) =>
        handler({ ...call, ...proven(signInCallers, call.request) }),
      );
    },
    agentRoute<E extends Endpoint>(
      app: FastifyInstance,
      endpoint: E,
      handler: Handler<E, AgentCaller>,
    ): void {
      refuseMismatch(endpoint, 'agent');
      route(app, endpoint, proveAgent, (call) =>
        handler({ ...call, ...proven(agentCallers, call.request) }),
      );
    },
    customerRoute<E extends Endpoint>(
      app: FastifyInstance,
      endpoint: E,
      handler: Handler<E, CustomerCaller>,
    ): void {
      refuseMismatch(endpoint, 'customer');
      route(app, endpoint, proveCustomer, (call) =>
        handler({ ...call, ...proven(customerCallers, call.request) }),
      );
    },
  };
}

/** A wiring mistake must not pass the start, let alone a review. */
function refuseMismatch(endpoint: Endpoint, caller: Endpoint['caller']): void {
  if (endpoint.caller === caller) return;
  throw new Error(`${endpoint.method} ${endpoint.path} is for ${endpoint.caller}, not ${caller}.`);
}

function proven<C>(callers: WeakMap<FastifyRequest, C>, request: FastifyRequest): C {
  const caller = callers.get(request);
  if (!caller) throw new Error('A handler ran without its guard.');
  return caller;
}
