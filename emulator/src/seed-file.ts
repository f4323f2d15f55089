import { readFile } from 'node:fs/promises';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { ecsSeed } from './ecs/index.ts';
import { eventsSeed } from './events/index.ts';
import { iamSeed } from './iam/seed.ts';
import { kmsSeed } from './kms/index.ts';
import { s3Seed } from './s3/index.ts';
import { quotasSeed } from './service-quotas/index.ts';
import { ssmSeed } from './ssm/index.ts';

const seedFile = Type.Object(
  {
    accessKeys: Type.Optional(Type.Record(Type.String(), Type.String())),
    crowd: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Ids of flows, by their names. @default an id that depends on the name alone */
    flowIds: Type.Optional(Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f-]{36}$' }))),
    s3: Type.Optional(s3Seed),
    ecs: Type.Optional(ecsSeed),
    events: Type.Optional(eventsSeed),
    iam: Type.Optional(iamSeed),
    kms: Type.Optional(kmsSeed),
    ssm: Type.Optional(ssmSeed),
    quotas: Type.Optional(quotasSeed),
  },
  { additionalProperties: false },
);

/** What an operator would have deployed: buckets, images, task definitions, rules. Names every fault of the file. */
export async function readSeedFile(file: string): Promise<Static<typeof seedFile>> {
  const seed: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (Value.Check(seedFile, seed)) return seed;
  const faults = Value.Errors(seedFile, seed).map(
    (error) => `${error.instancePath || '/'} ${error.message}`,
  );
  throw new Error(`The emulator's seed ${file} is wrong: ${faults.join('; ')}.`);
}
