import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedOperations } from '../fidelity/emulated-operations.ts';
import { callChime } from './calls/chime.ts';
import { callConnect } from './calls/connect.ts';
import { callEcs } from './calls/ecs.ts';
import { callOthers } from './calls/others.ts';
import { callParticipant } from './calls/participant.ts';
import { callS3 } from './calls/s3.ts';
import { startWorld, type World } from './calls/world.ts';
import { collectVerdicts } from './testing/judged.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.emulator.stop());

test('every emulated operation succeeds once as its service model has it', async () => {
  using collected = collectVerdicts();
  const emulated = await emulatedOperations(world.emulator.url);
  for (const call of [callConnect, callParticipant, callChime, callS3, callEcs, callOthers])
    await call(world);
  const verdicts = await collected.verdicts();
  const judged = new Set(
    verdicts
      .filter(({ outcome }) => outcome === 'answered')
      .map(({ service, operation }) => `${service} ${operation}`),
  );
  const unjudged = emulated
    .flatMap(({ service, emulated: names }) => names.map((name) => `${service.id} ${name}`))
    .filter((each) => !judged.has(each));
  expect(unjudged).toEqual([]);
}, 60_000);
