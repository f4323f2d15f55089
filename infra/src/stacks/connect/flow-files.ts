import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Step {
  readonly Identifier: string;
  readonly Transitions: { readonly NextAction?: string };
}

export interface FlowFile {
  readonly StartAction: string;
  readonly Metadata: { readonly name: string; readonly type: string; readonly description: string };
  readonly Actions: readonly Step[];
}

/** Finds what a name in a flow stands for; undefined: this deployment has none. */
export type Find = (kind: ReferenceKind, name: string) => string | undefined;
type ReferenceKind = 'bot' | 'flow' | 'queue' | 'text';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'flows');
const REFERENCE = /^(bot|flow|queue|text):(.+)$/;

/** By name, as flows refer to each other. Checked by `npm run flows -- validate`. */
export function readFlowFiles(): ReadonlyMap<string, FlowFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.flow.json'));
  const flows = files.map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as FlowFile,
  );
  return new Map(flows.map((flow) => [flow.Metadata.name, flow]));
}

/** The flow as Amazon Connect takes it: every name replaced, and without steps for a bot that there is none of. */
export function resolveFlow(flow: FlowFile, find: Find): string {
  const without = withoutMissingBots(flow, find);
  return JSON.stringify(replaceNames(without, find));
}

/** Who would have spoken with the bot goes on with what follows it. */
function withoutMissingBots(flow: FlowFile, find: Find): FlowFile {
  const skipped = new Map(
    flow.Actions.filter((step) => botsOf(step).some((name) => find('bot', name) === undefined)).map(
      ({ Identifier, Transitions }) => [Identifier, Transitions.NextAction],
    ),
  );
  const instead = (id: string): string => {
    const next = skipped.get(id);
    return next === undefined ? id : instead(next);
  };
  const redirected = (value: unknown): unknown =>
    mapped(value, (each, key) =>
      key === 'NextAction' || key === 'StartAction' ? instead(each) : each,
    );
  const rest = flow.Actions.filter(({ Identifier }) => !skipped.has(Identifier));
  return redirected({
    ...flow,
    Actions: withoutUnreached(rest, instead(flow.StartAction), instead),
  }) as FlowFile;
}

/** What only the bot led to: Amazon Connect's designer would show it as loose ends. */
function withoutUnreached(
  steps: readonly Step[],
  start: string,
  instead: (id: string) => string,
): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.Identifier, step]));
  const reached = new Set<string>();
  const visit = (id: string) => {
    const step = byId.get(id);
    if (!step || reached.has(id)) return;
    reached.add(id);
    mapped(step.Transitions, (each, key) => {
      if (key === 'NextAction') visit(instead(each));
      return each;
    });
  };
  visit(start);
  return steps.filter(({ Identifier }) => reached.has(Identifier));
}

function botsOf(step: Step): string[] {
  const names: string[] = [];
  mapped(step, (each) => {
    const [, kind, name] = REFERENCE.exec(each) ?? [];
    if (kind === 'bot') names.push(name!);
    return each;
  });
  return names;
}

function replaceNames(value: unknown, find: Find): unknown {
  return mapped(value, (each) => {
    const [, kind, name] = REFERENCE.exec(each) ?? [];
    if (kind === undefined) return each;
    const found = find(kind as ReferenceKind, name!);
    if (found === undefined) throw new Error(`A flow refers to '${each}', which does not exist.`);
    return found;
  });
}

/** The value with every text in it changed. */
function mapped(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((each) => mapped(each, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapped(each, change, name)]),
  );
}
