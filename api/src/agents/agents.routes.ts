import {
  agentEvents,
  agentProfile,
  contactDetails,
  createCcpSession,
  leaveSignInLine,
} from '@video-escalation/contracts/http/agent';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../http/event-stream.ts';
import type { Guards } from '../http/guards.ts';
import type { Meetings } from '../meetings/meetings.service.ts';
import type { Agents } from './agents.service.ts';

export interface AgentRoutesOptions {
  readonly agents: Agents;
  readonly meetings: Meetings;
  readonly streams: EventStreams;
  readonly guards: Guards;
}

export function agentRoutes(app: FastifyInstance, options: AgentRoutesOptions): void {
  const { agents, meetings, streams, guards } = options;
  const { agentRoute, signInRoute } = guards;

  agentRoute(app, agentProfile, async ({ agent }) => ({
    agentId: agent.agentId,
    username: agent.username,
    name: agent.name,
  }));

  // Who the agent is may not be known yet: that is asked in the turn that he waits for.
  signInRoute(app, createCcpSession, ({ signIn }) => agents.signInToCcp(signIn.username));

  signInRoute(app, leaveSignInLine, async ({ signIn }) => {
    await agents.leaveLine(signIn.username);
    return undefined;
  });

  agentRoute(app, contactDetails, ({ agent, params }) =>
    agents.contactDetails(agent, params.contactId),
  );

  agentRoute(app, agentEvents, ({ agent, signIn, reply }) =>
    streams.open(reply, {
      topic: `agent:${agent.agentId}`,
      read: () => meetings.ofAgent(agent),
      until: signIn.expiresAt,
    }),
  );
}
