import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Action {
  Identifier: string;
  Type: string;
  Parameters?: unknown;
  Transitions: {
    NextAction?: string;
    Errors?: { ErrorType: string; NextAction: string }[];
    Conditions?: { NextAction: string }[];
  };
}

const folder = join(import.meta.dirname, '..');
const flows = readdirSync(folder)
  .filter((file) => file.endsWith('.flow.json'))
  .map((file) => {
    const flow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      StartAction: string;
      Metadata: { name: string };
      Actions: Action[];
    };
    return { file, flow };
  });

const targets = ({ Transitions: { NextAction, Errors = [], Conditions = [] } }: Action) => [
  ...(NextAction ? [NextAction] : []),
  ...Errors.map((each) => each.NextAction),
  ...Conditions.map((each) => each.NextAction),
];

describe.each(flows)('$file', ({ file, flow }) => {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));

  it('is named as its file, so that other flows can refer to it', () => {
    expect(file).toBe(`${flow.Metadata.name}.flow.json`);
  });

  it('leads only to actions that exist', () => {
    const missing = [flow.StartAction, ...flow.Actions.flatMap(targets)].filter(
      (id) => !byId.has(id),
    );
    expect(missing).toEqual([]);
  });

  it('has no action that nothing leads to', () => {
    const reached = new Set([flow.StartAction, ...flow.Actions.flatMap(targets)]);
    expect(flow.Actions.map((each) => each.Identifier).filter((id) => !reached.has(id))).toEqual(
      [],
    );
  });

  it('refers only to flows of this folder', () => {
    const names = flows.map((each) => each.flow.Metadata.name);
    const referred = [...JSON.stringify(flow).matchAll(/"flow:([^"]+)"/g)].map((match) => match[1]);
    expect(referred.filter((name) => !names.includes(name!))).toEqual([]);
  });

  it('says what happens when a step fails', () => {
    const canFail = flow.Actions.filter((each) =>
      [
        'MessageParticipant',
        'UpdateContactAttributes',
        'UpdateContactTargetQueue',
        'TransferContactToQueue',
      ].includes(each.Type),
    );
    const silent = canFail.filter(
      (each) => !each.Transitions.Errors?.some((error) => error.ErrorType === 'NoMatchingError'),
    );
    expect(silent.map((each) => each.Identifier)).toEqual([]);
  });
});

it('a reference that was refused ends the chat and never reaches an agent', () => {
  const { flow } = flows.find((each) => each.file === 'video-escalation-chat.flow.json')!;
  const reachable = new Set<string>();
  const visit = (id: string) => {
    if (reachable.has(id)) return;
    reachable.add(id);
    for (const next of targets(flow.Actions.find((each) => each.Identifier === id)!)) visit(next);
  };
  visit('reference-refused');
  expect([...reachable].sort()).toEqual(['end', 'reference-refused']);
});
