import { PlainFailure } from '../fail.ts';
import { findChromium } from '../stack/chromium.ts';
import { findPredecessor } from '../stack/predecessor.ts';
import { RECORDER_PAGE } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { withStack } from './e2e.ts';
import { run } from './run.ts';

/**
 * `bench size | edge | meeting-of-eight [SECONDS] | escalation | composition [ROUNDS] | routes | tokens |
 * recorder [ROUNDS] | recording-start [ROUNDS]`: figures side by side in one run; prints, never judges.
 * `bench race [ROUNDS]` does judge: of many redemptions at once over two api processes exactly one may win, each time.
 */
export async function bench([name, ...more]: readonly string[]): Promise<number> {
  if (name === 'size') return (await import('./bench-size.ts')).benchSize();
  if (name === 'edge') return (await import('../bench/edge-latency.ts')).benchEdge();
  if (name === 'escalation')
    return withStack((env) => run(process.execPath, ['e2e/bench/escalation.ts'], env));
  if (name === 'composition')
    return withStack((env) => run(process.execPath, ['e2e/bench/composition.ts', ...more], env));
  if (name === 'recording-start')
    return withStack((env) =>
      run(process.execPath, ['e2e/bench/recording-start.ts', ...more], env),
    );
  if (name === 'routes')
    return run(process.execPath, ['api/src/testing/bench-routes.ts'], process.env);
  if (name === 'tokens')
    return run(process.execPath, ['api/src/testing/bench-tokens.ts'], process.env);
  if (name === 'race')
    return run(process.execPath, ['api/src/testing/race-references.ts', ...more], process.env);
  if (name === 'recorder') return benchRecorder(more);
  if (name === 'meeting-of-eight') {
    const CHROME_PATH = findChromium();
    return run(process.execPath, ['emulator/bench/meeting-of-eight.ts', ...more], { CHROME_PATH });
  }
  throw new PlainFailure(
    'Say which: npm run bench -- size, edge, meeting-of-eight, escalation, composition, routes, tokens, race, recorder or recording-start.',
  );
}

/** `bench recorder [ROUNDS]`: beside the pipeline of the predecessor, and two recordings at once. */
async function benchRecorder(rounds: readonly string[]): Promise<number> {
  findPredecessor();
  const CHROME_PATH = findChromium();
  await buildStale([RECORDER_PAGE], (line) => console.log(`· ${line}`));
  return run(process.execPath, ['recorder/bench/pipelines.ts', ...rounds], { CHROME_PATH });
}
