import type { ActionType } from './action.ts';
import { bots } from './bots.ts';
import { branching } from './branching.ts';
import { data } from './data.ts';
import { routing } from './routing.ts';
import { speech } from './speech.ts';

/** Every action that the engine runs; a flow with any other is refused when it is loaded. */
export const actionTypes: ReadonlyMap<string, ActionType> = new Map(
  Object.entries({ ...speech, ...bots, ...data, ...branching, ...routing }),
);
