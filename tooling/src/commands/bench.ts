import { PlainFailure } from '../fail.ts';
import { run } from './run.ts';
import { withStack } from './e2e.ts';

/** `bench size | escalation | routes`: figures side by side in one run; prints, never judges. */
export async function bench([name]: readonly string[]): Promise<number> {
  if (name === 'size') return (await import('./bench-size.ts')).benchSize();
  if (name === 'escalation')
    return withStack((env) => run(process.execPath, ['e2e/bench/escalation.ts'], env));
  if (name === 'routes')
    return run(process.execPath, ['api/src/testing/bench-routes.ts'], process.env);
  throw new PlainFailure('Say which: npm run bench -- size, escalation or routes.');
}
