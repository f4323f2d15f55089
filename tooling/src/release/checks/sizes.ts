import { gzipSync } from 'node:zlib';
import { PlainFailure } from '../../fail.ts';
import type { RemoteRelease } from '../../web/release.ts';
import type { BuiltFile } from '../built-files.ts';
import { budgets, type Budget } from './budgets.ts';

/** What an agent waits for first, and all that there is. */
export function checkSizes(
  { name, snapshot }: Pick<RemoteRelease, 'name' | 'snapshot'>,
  files: readonly BuiltFile[],
  budget: Budget | undefined = budgets[name],
): void {
  if (!budget) {
    throw new PlainFailure(
      `${name} has no budget: add one in tooling/src/release/checks/budgets.ts.`,
    );
  }
  const first = new Set([snapshot.entry, ...(snapshot.modules['./remote']?.scripts ?? [])]);
  const scripts = files.filter((each) => each.path.endsWith('.js'));
  const atOnce = scripts.filter((each) => first.has(each.path));
  refuseOver(name, 'at once', kilobytes(atOnce), budget.atOnceKb);
  refuseOver(name, 'in all', kilobytes(scripts), budget.totalKb);
}

function refuseOver(name: string, what: string, kb: number, limitKb: number): void {
  if (kb <= limitKb) return;
  throw new PlainFailure(
    `${name} needs ${kb.toFixed(1)} kB of scripts ${what}, more than its budget of ${limitKb} kB: load later what isn't needed first ('npm run bench -- size' lists the files), or raise the budget with a reason.`,
  );
}

const kilobytes = (files: readonly BuiltFile[]) =>
  files.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000;
