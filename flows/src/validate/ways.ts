import { actionTypes } from '../language/action-types.ts';
import { targetsOf, type Flow, type FlowAction } from '../language/flow.ts';

/** What is wrong with the flow as a whole: ways to nowhere, actions without a way, circles that never rest. */
export function wayFaults({ StartAction, Actions }: Flow): string[] {
  const byId = new Map(Actions.map((each) => [each.Identifier, each]));
  const missing = Actions.flatMap((action) =>
    [...new Set(targetsOf(action))]
      .filter((id) => !byId.has(id))
      .map((id) => `${named(action)} leads to '${id}', which doesn't exist`),
  );
  if (byId.size < Actions.length) missing.push('two actions have the same Identifier');
  if (!byId.has(StartAction)) return [...missing, `StartAction '${StartAction}' doesn't exist`];
  const reached = reach(StartAction, byId);
  return [
    ...missing,
    ...Actions.filter((each) => !reached.has(each.Identifier)).map(
      (each) => `${named(each)} is never reached`,
    ),
    ...circles(byId).map((ids) => `goes in circles without a wait: ${ids.join(' → ')}`),
  ];
}

export const named = ({ Identifier, Type }: FlowAction) => `action '${Identifier}' (${Type})`;

type ById = ReadonlyMap<string, FlowAction>;

function reach(start: string, byId: ById): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const action = byId.get(id);
    if (!action || reached.has(id)) continue;
    reached.add(id);
    open.push(...targetsOf(action));
  }
  return reached;
}

/** Circles of actions none of which takes time: such a flow burns until Amazon Connect stops it. */
function circles(byId: ById): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  function follow(id: string, way: readonly string[]): void {
    const action = byId.get(id);
    if (!action || actionTypes.get(action.Type)?.waits) return;
    const before = way.indexOf(id);
    if (before >= 0) return void found.push([...way.slice(before), id]);
    if (done.has(id)) return;
    for (const next of new Set(targetsOf(action))) follow(next, [...way, id]);
    done.add(id);
  }
  for (const id of byId.keys()) follow(id, []);
  return found;
}
