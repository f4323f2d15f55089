import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import type { Addresses } from './addresses.ts';
import { localPlaces } from './local-places.ts';
import { flowIds, iamSeed, kmsSeed, s3Seed } from './seed-parts.ts';
import { recorderSeed, type RecorderOnThisMachine } from './recorder-seed.ts';
import { parametersSeed } from './local-releases.ts';

/** What infra deploys, as the emulator's account has it from the start. @returns the seed file */
export function writeEmulatorSeed(
  deployment: LocalDeployment,
  all: Addresses,
  folder: string,
  recorder: RecorderOnThisMachine,
): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'emulator-seed.json');
  const logFolder = join(folder, 'logs', 'recorder');
  const seed = {
    ...accountSeed(deployment, all),
    ecs: recorderSeed(deployment, recorder, logFolder),
  };
  writeFileSync(file, JSON.stringify(seed, null, 2));
  return file;
}

/** All of it that is no process of this machine. */
export function accountSeed(deployment: LocalDeployment, all: Addresses) {
  const toLocal = localPlaces(all);
  return {
    flowIds: flowIds(deployment),
    iam: iamSeed(deployment),
    kms: kmsSeed(deployment),
    s3: s3Seed(deployment, toLocal),
    ssm: parametersSeed(deployment, all),
    events: {
      destinations: deployment.eventRules().map((rule) => ({
        pattern: rule.pattern,
        url: toLocal(rule.url),
        headers: rule.headers,
        retry: { maximumAttempts: rule.maximumAttempts, maximumAgeS: rule.maximumAgeS },
      })),
    },
  };
}
