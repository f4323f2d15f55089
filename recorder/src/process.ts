import type { Logger } from 'pino';
import { createS3Store } from './adapters/s3.ts';
import type { BrowserLauncher } from './browser.ts';
import type { Config } from './config.ts';
import { serveHealth } from './health.ts';
import { startPageServer } from './page-server.ts';
import { runRecorder, type ExitCode } from './run.ts';
import { initialState, type RunState } from './state.ts';

const pageFolder = new URL('../dist/page/', import.meta.url);

/** The recorder as a process: signals in, an exit code out. */
export async function runProcess(
  config: Config,
  log: Logger,
  launcher: BrowserLauncher,
): Promise<ExitCode> {
  const goAway = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'told to go');
      goAway.abort();
    });
  }
  // A fault of ours must not cost what was recorded so far.
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      log.error({ err: error, fault }, 'a fault: keeping what there is');
      goAway.abort();
    });
  }
  let state: RunState = initialState;
  const stopHealth = await serveHealth(config.HEALTH_PORT, () => state.phase);
  const server = await startPageServer(pageFolder);
  try {
    return await runRecorder({
      ...{ config, log, server, launcher },
      createStore: (storage) => createS3Store(config.AWS_REGION, storage),
      goAway: goAway.signal,
      onState: (next) => (state = next),
    });
  } finally {
    await server.close();
    stopHealth();
  }
}
