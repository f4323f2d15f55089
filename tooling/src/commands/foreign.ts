import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { isGreen, outcomeLines, totalLine, type Outcome } from '../foreign/outcome.ts';
import { prepare } from '../foreign/prepare.ts';
import { runSuite } from '../foreign/run-suite.ts';
import { findSource, isKnown } from '../foreign/source.ts';
import { suitesNamed, type Suite } from '../foreign/suites.ts';
import { runFolder } from '../paths.ts';
import { findOrInstall } from '../stack/debian.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFfmpeg } from '../stack/ffmpeg.ts';
import { freePort } from '../stack/ports.ts';
import { answers, startProcess } from '../stack/processes.ts';
import { nodeOf } from '../stack/services.ts';

/** Longest time for one suite; the longest takes about two minutes on two idle cores. */
const LIMIT_MS = 6 * 60_000;

/**
 * `foreign [--source FOLDER] [SUITE…]`: the integration suites of amazon-chime-sdk-js against the emulator. They are
 * not part of this repository; fails unless every case of every suite passes, at the first try.
 */
export async function foreign(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { source: { type: 'string' } },
    allowPositionals: true,
  });
  const chosen = choose(positionals);
  const source = findSource(values.source);
  const onStep = (title: string) => console.log(`· ${title}`);
  if (!isKnown(source))
    onStep(`suites of commit ${source.commit}, which nobody has tried here yet`);
  findChromium();
  findFfmpeg();
  const chromedriver = findChromedriver();
  prepare(source, onStep);

  const logFolder = join(runFolder, 'foreign');
  const port = await freePort();
  const emulator = `http://127.0.0.1:${port}`;
  const { command, env } = nodeOf('emulator/src/main.ts');
  const part = startProcess({
    ...{ name: 'emulator', command, logFolder, isVerbose: false },
    env: { ...env, PORT: String(port) },
  });
  const outcomes: Outcome[] = [];
  const interrupted = interruption();
  try {
    await answers(part, `${emulator}/__control/inspect`, logFolder);
    for (const suite of chosen) {
      if (interrupted.aborted) break;
      const options = { source, emulator, chromedriver, logFolder, limitMs: LIMIT_MS, interrupted };
      const outcome = await runSuite(suite, options);
      outcomes.push(outcome);
      for (const line of outcomeLines(suite.name, outcome)) console.log(line);
    }
  } finally {
    await part.stop();
  }
  console.log(totalLine(outcomes));
  if (outcomes.length === chosen.length && outcomes.every(isGreen)) return 0;
  console.log(`Their output is in ${logFolder}.`);
  return 1;
}

/** Everything that was started stands in process groups of its own, which Ctrl-C does not reach. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  // A signal to the whole process group comes twice, the second time from the bootstrap; by default it ends the process.
  process.on('SIGINT', () => controller.abort()).on('SIGTERM', () => controller.abort());
  return controller.signal;
}

function choose(names: readonly string[]): readonly Suite[] {
  try {
    return suitesNamed(names);
  } catch (error) {
    throw error instanceof RangeError ? new PlainFailure(error.message) : error;
  }
}

function findChromedriver(): string {
  const found = findOrInstall({ binaries: ['chromedriver'], debianPackage: 'chromium-driver' });
  if (found) return found;
  throw new PlainFailure('The suites drive Chromium with chromedriver: install chromium-driver.');
}
