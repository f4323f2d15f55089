import { compare } from '@video-escalation/contracts/compatibility/compare';
import { readFileSync, writeFileSync } from 'node:fs';
import { lastRelease, releasedFile, reportFile } from '../contracts/files.ts';
import { currentBus, surfaceReport } from '../contracts/surface.ts';
import { PlainFailure } from '../fail.ts';

/** `contracts [--check | --release]`: writes the report of the contracts' surface, or says what is wrong with it. */
export async function contracts(args: readonly string[]): Promise<number> {
  const report = await surfaceReport();
  if (args.includes('--release')) {
    const bus = currentBus();
    writeFileSync(releasedFile(bus.bus), `${JSON.stringify(bus, null, 2)}\n`);
  }
  if (!args.includes('--check')) {
    writeFileSync(reportFile, report);
    return 0;
  }
  if (readFileSync(reportFile, 'utf8') !== report) {
    throw new PlainFailure(
      'contracts/contracts.api.md is not what the contracts say: run `npm run contracts` and commit it.',
    );
  }
  const findings = compare(lastRelease(), currentBus());
  if (findings.length > 0) throw new PlainFailure(findings.join('\n'));
  return 0;
}
