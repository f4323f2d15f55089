import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FrameType } from '../chime/proto/schema.ts';
import { ctiOperations, type CtiDeps } from '../connect/cti/operations.ts';
import { startEmulator } from '../emulator.ts';
import { evidence } from './evidence/index.ts';
import { panel } from './evidence/panel.ts';
import { signalling } from './evidence/chime.ts';
import { emulatedOperations } from './emulated-operations.ts';
import { generate } from './generate.ts';

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();

test('FIDELITY.md and the names of REST operations are those that `npm run fidelity` writes', async () => {
  for (const [file, text] of await generate()) expect(readFileSync(file, 'utf8')).toBe(text);
});

test('every emulated operation has evidence, and nothing else is listed', async () => {
  const emulator = await startEmulator();
  const found = await emulatedOperations(emulator.url);
  await emulator.stop();
  const listed = found.map(({ service }) =>
    names(evidence.find((each) => each.service === service.id)?.rows ?? []),
  );
  expect(listed).toEqual(found.map(({ emulated }) => [...emulated].sort()));
  expect(evidence.flatMap(({ rows }) => rows).filter(({ seen }) => seen.length === 0)).toEqual([]);
}, 60_000);

test('every operation of the control panel and every signalling frame has evidence', () => {
  // Only their names are asked for: nothing runs.
  expect(names(panel.rows)).toEqual(Object.keys(ctiOperations({} as CtiDeps)).sort());
  expect(names(signalling.rows)).toEqual(Object.keys(FrameType).sort());
});
