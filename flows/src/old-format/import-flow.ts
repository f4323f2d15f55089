import { Value } from 'typebox/value';
import { FAILED } from '../language/action-type.ts';
import { flowType, type Flow, type FlowAction } from '../language/flow.ts';
import { translateBranches } from './branches.ts';
import { translateModule } from './modules.ts';
import { oldFlowSchema, Untranslatable, type OldModule } from './old-flow.ts';

export interface ImportOptions {
  /** What it is called if the file doesn't say. */
  readonly fallbackName: string;
  /** Name of the queue for contacts without an agent of their own. @default they fail, as they did */
  readonly commonQueue?: string | undefined;
}

export interface Imported {
  readonly name: string;
  readonly flow: Flow;
  /** What isn't quite as it was, or needs a look. */
  readonly notes: readonly string[];
}

/** The attribute that says whom a valid reference leads to; the server sets it for those contacts alone. */
const ROUTE = '$.Attributes.videoRouteToAgent';

/** A flow of the old designer in language 2019-10-30. @throws Untranslatable that names what it can't be. */
export function importFlow(content: unknown, options: ImportOptions): Imported {
  if (!Value.Check(oldFlowSchema, content)) {
    const [fault] = Value.Errors(oldFlowSchema, content);
    throw new Untranslatable(
      `it isn't an export of the old designer: ${fault?.instancePath} ${fault?.message}`,
    );
  }
  const { modules, start, metadata = {} } = content;
  const name = (metadata.name ?? options.fallbackName).replaceAll(/[/\\]/g, '-');
  const type = flowType({ type: metadata.type ?? content.type });
  if (!type) throw new Untranslatable('it is of a type that no flow has');
  const notes: string[] = [];
  const actions = modules.map((module) => translate(module, notes));
  return {
    name,
    flow: {
      Version: '2019-10-30',
      StartAction: start,
      Metadata: { name, type, description: metadata.description ?? '' },
      Actions: actions.flatMap((each) => withCommonQueue(each, actions, options, notes)),
    },
    notes,
  };
}

function translate(module: OldModule, notes: string[]): FlowAction {
  const translated = translateModule(module);
  const { transitions, added } = translateBranches(module, translated.Type);
  for (const each of added)
    notes.push(
      `'${module.id}' (${translated.Type}) had no branch for ${each}: it goes on as usual`,
    );
  return { Identifier: module.id, ...translated, Transitions: transitions };
}

/**
 * The predecessor's server named an agent for each contact; this one names one only for who has a valid reference, and
 * all others would hear of technical difficulties.
 */
function withCommonQueue(
  action: FlowAction,
  all: readonly FlowAction[],
  { commonQueue }: ImportOptions,
  notes: string[],
): FlowAction[] {
  if (action.Parameters?.AgentId !== ROUTE) return [action];
  const { Identifier, Transitions = {} } = action;
  if (commonQueue === undefined) {
    notes.push(
      `'${Identifier}' (${action.Type}) finds an agent only with a valid reference; --queue NAME puts all other contacts into that queue`,
    );
    return [action];
  }
  const id = all.some((each) => each.Identifier === 'common-queue')
    ? `common-queue of ${Identifier}`.slice(0, 50)
    : 'common-queue';
  const own = {
    ...action,
    Transitions: { ...Transitions, Errors: [{ ErrorType: FAILED, NextAction: id }] },
  };
  const common = {
    Identifier: id,
    Type: action.Type,
    Parameters: { QueueId: `queue:${commonQueue}` },
    Transitions,
  };
  notes.push(`contacts without a valid reference go to queue:${commonQueue} ('${id}')`);
  return [own, common];
}
