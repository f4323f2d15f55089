import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './commands.ts';
import { targetsOf as targets, type FlowAction } from './language/flow.ts';

const folder = join(import.meta.dirname, '..');
const flows = readdirSync(folder)
  .filter((file) => file.endsWith('.flow.json'))
  .map((file) => {
    const flow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      Metadata: { name: string };
      Actions: FlowAction[];
    };
    return { file, flow };
  });

describe.each(flows)('$file', ({ file, flow }) => {
  it('is named as its file, so that other flows can refer to it', () => {
    expect(file).toBe(`${flow.Metadata.name}.flow.json`);
  });

  it('is what the Flow language allows', () => {
    expect(faultsOf(join(folder, file))).toEqual([]);
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
