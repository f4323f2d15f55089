import type { BusSurface } from '@video-escalation/contracts/compatibility/compare';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.ts';

const contracts = join(repository, 'contracts');
export const reportFile = join(contracts, 'contracts.api.md');
export const releasedFile = (bus: string) => join(contracts, 'released', `${bus}.json`);

/** The bus as it was released, every version in `contracts/released`, the last one last. */
export function releasedBuses(): BusSurface[] {
  return readdirSync(join(contracts, 'released'))
    .map((file) => file.slice(0, -5))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((bus) => JSON.parse(readFileSync(releasedFile(bus), 'utf8')) as BusSurface);
}

export const lastRelease = (): BusSurface => releasedBuses().at(-1)!;
