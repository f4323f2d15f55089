import type { BusSurface } from '@video-escalation/contracts/compatibility/compare';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.ts';

const contracts = join(repository, 'contracts');
export const reportFile = join(contracts, 'contracts.api.md');
export const releasedFile = (bus: string) => join(contracts, 'released', `${bus}.json`);

/** The bus as it was last released: the highest version in `contracts/released`. */
export function lastRelease(): BusSurface {
  const versions = readdirSync(join(contracts, 'released')).map((file) => file.slice(0, -5));
  const last = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)!;
  return JSON.parse(readFileSync(releasedFile(last), 'utf8')) as BusSurface;
}
