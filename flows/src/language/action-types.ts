import type { ActionType } from './action-type.ts';
import { contactActions } from './contact-actions.ts';
import { flowControlActions } from './flow-control-actions.ts';
import { interactions, participantActions } from './participant-actions.ts';

/** What flows for chats and calls with agents are made of; customer profiles, cases, Voice ID and tasks are left out. */
export const actionTypes: ReadonlyMap<string, ActionType> = new Map(
  Object.entries({
    ...contactActions,
    ...flowControlActions,
    ...participantActions,
    ...interactions,
  }),
);
