import { PlainFailure } from '../fail.ts';
import { run } from './run.ts';
import { withStack } from './e2e.ts';

/**
 * `bench size | escalation | routes`: figures side by side in one run; prints, never judges. `bench race [ROUNDS]`
 * does judge: of many redemptions at once over two api processes exactly one may win, each time.
 */
export async function bench([name, ...more]: readonly string[]): Promise<number> {
  if (name === 'size') return (await import('./bench-size.ts')).benchSize();
  if (name === 'escalation')
    return withStack((env) => run(process.execPath, ['e2e/bench/escalation.ts'], env));
  if (name === 'routes')
    return run(process.execPath, ['api/src/testing/bench-routes.ts'], process.env);
  if (name === 'race')
    return run(process.execPath, ['api/src/testing/race-references.ts', ...more], process.env);
  throw new PlainFailure('Say which: npm run bench -- size, escalation, routes or race.');
}
