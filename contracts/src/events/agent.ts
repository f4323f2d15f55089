import * as Type from 'typebox';
import { event } from '../bus/event.ts';
import { AgentId } from '../ids.ts';

export const agentEvents = {
  /** Who is signed in to the contact control panel, and in which status; null when signed out. */
  'agent.changed.v1': event({
    owner: 'mfe-ccp',
    replay: 'last',
    payload: Type.Object({
      agent: Type.Union([
        Type.Null(),
        Type.Object({
          agentId: AgentId,
          status: Type.String({ description: "The status' name as the operator configured it." }),
          isRoutable: Type.Boolean(),
        }),
      ]),
    }),
  }),
} as const;
