import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { PlainFailure } from '../fail.ts';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { cacheFolder } from '../paths.ts';
import { RELEASE_OPERATOR } from '../stack/local-account.ts';

const grant = Type.Object({
  owner: Type.String(),
  policy: Type.Integer(),
  statement: Type.String(),
  action: Type.String(),
});
/** What the emulator counted while it decided (`iam` of its inspection). */
const iamUsage = Type.Object({
  isEnforced: Type.Boolean(),
  /** Actions as statements name them, of every role and user. */
  grants: Type.Array(grant),
  /** Actions that were asked for, with the statement that allowed them. */
  granted: Type.Array(Type.Object({ ...grant.properties, kind: Type.String() })),
  refused: Type.Array(
    Type.Object({
      principal: Type.String(),
      action: Type.String(),
      resource: Type.String(),
      reason: Type.String(),
      times: Type.Integer(),
    }),
  ),
});
const recordSchema = Type.Object({
  at: Type.String(),
  /** Names of the product's own roles and users, by ARN. */
  owners: Type.Record(Type.String(), Type.String()),
  iam: iamUsage,
});
export type UsageRecord = Static<typeof recordSchema>;

const FILE = join(cacheFolder, 'iam-usage.json');

/** Whose code runs against the emulator. Roles that AWS's own services assume are not exercised there. */
export function ownersOf(deployment: LocalDeployment): Record<string, string> {
  const api = deployment.taskDefinition('api');
  const federation = api.container.environment.CONNECT_FEDERATION_ROLE_ARN;
  return {
    [api.taskRoleArn]: 'api',
    ...(federation !== undefined && { [federation]: 'federation' }),
    [deployment.taskDefinition('recorder').taskRoleArn]: 'recorder',
    [RELEASE_OPERATOR.arn]: 'release',
  };
}

/** Keeps what a stack's emulator counted, for `npm run grants`. An emulator that enforces nothing leaves no record. */
export async function keepUsage(emulator: string, deployment: LocalDeployment): Promise<void> {
  const response = await fetch(`${emulator}/__control/inspect`);
  const { iam } = (await response.json()) as { iam?: unknown };
  if (!Value.Check(iamUsage, iam) || !iam.isEnforced) return;
  const record: UsageRecord = { at: new Date().toISOString(), owners: ownersOf(deployment), iam };
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(FILE, JSON.stringify(record));
}

/** @throws PlainFailure if there is none. */
export function readUsage(): UsageRecord {
  if (!existsSync(FILE)) {
    throw new PlainFailure('No journeys have run yet: `npm run e2e` leaves the record.');
  }
  return Value.Parse(recordSchema, JSON.parse(readFileSync(FILE, 'utf8')));
}
