import {
  createMeeting,
  endMeeting,
  findMeeting,
  inviteAgain,
  joinMeeting,
} from '@video-escalation/contracts/http/meetings';
import type { FastifyInstance } from 'fastify';
import type { Guards } from '../http/guards.ts';
import type { Meetings } from './meetings.service.ts';

export interface MeetingRoutesOptions {
  readonly meetings: Meetings;
  readonly guards: Guards;
}

export function meetingRoutes(app: FastifyInstance, options: MeetingRoutesOptions): void {
  const { meetings, guards } = options;
  const { agentRoute } = guards;

  agentRoute(app, createMeeting, ({ agent, body }) => meetings.create(agent, body));
  agentRoute(app, findMeeting, ({ agent, params }) => meetings.find(agent, params.contactId));
  agentRoute(app, joinMeeting, ({ agent, params }) => meetings.join(agent, params.meetingId));
  agentRoute(app, inviteAgain, ({ agent, params }) =>
    meetings.inviteAgain(agent, params.meetingId),
  );
  agentRoute(app, endMeeting, async ({ agent, params }) => {
    await meetings.end(agent, params.meetingId);
    return undefined;
  });
}
