import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { oldChat, oldWaiting } from './testing/old-flows.ts';

// Each command is a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flows-'));
  writeFileSync(join(folder, 'OldChat'), JSON.stringify(oldChat));
  writeFileSync(join(folder, 'OldWaiting'), JSON.stringify(oldWaiting));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As npm runs it: from elsewhere, saying where the operator stands. */
function flows(...args: string[]) {
  const main = join(import.meta.dirname, 'main.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { INIT_CWD: folder },
  });
  return { said: stdout + stderr, status };
}

it('validate takes this project’s own flows, or files', () => {
  expect(flows('validate')).toMatchObject({ status: 0 });
  writeFileSync(join(folder, 'odd.flow.json'), '{ "Version": "2019-10-30" }');
  const { said, status } = flows('validate', 'odd.flow.json', 'none.flow.json', 'OldChat');
  expect(status).toBe(1);
  expect(said).toContain('✗ odd.flow.json');
  expect(said).toContain('is no file that holds JSON');
  expect(said).toContain('in the old format');
});

it('import writes flows beside the operator, which refer to each other and hold', () => {
  expect(flows('import', 'OldChat', 'OldWaiting', '--queue', 'Video')).toMatchObject({ status: 0 });
  expect(flows('validate', 'OldChat.flow.json', 'OldWaiting.flow.json')).toMatchObject({
    status: 0,
  });
});

it('import says which flow is missing, and writes over nothing unless it is told to', () => {
  const alone = flows('import', 'OldChat');
  expect(alone.status).toBe(1);
  expect(alone.said).toContain('refers to flow:OldWaiting');
  expect(flows('import', 'OldChat').said).toContain('is there already');
  expect(flows('import', 'OldChat', 'OldWaiting', '--force').status).toBe(0);
});

it('import leaves nothing of a flow that it can’t make modern', () => {
  writeFileSync(join(folder, 'tea.json'), '{ "modules": [] }');
  const { said, status } = flows('import', 'tea.json');
  expect({ said, status }).toMatchObject({ status: 1 });
  expect(said).toContain("isn't an export of the old designer");
  expect(existsSync(join(folder, 'tea.flow.json'))).toBe(false);
});

it('anything else is answered with what there is', () => {
  expect(flows('brew')).toMatchObject({ status: 1 });
  expect(flows('import', '--tea').said).toContain('--queue NAME');
});
