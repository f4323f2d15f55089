import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import { claim as claimByTicket, createRecordingApi } from './api-client.ts';
import { createArchive, type Archive } from './archive.ts';
import type { BrowserLauncher } from './browser.ts';
import { createBudget, HURRIED, UNHURRIED } from './budget.ts';
import type { Config } from './config.ts';
import { guardDisk } from './disk-guard.ts';
import type { Log } from './log.ts';
import type { ObjectStore } from './object-store.ts';
import type { FromPage } from './page-protocol.ts';
import type { PageServer } from './page-server.ts';
import { createPages } from './pages.ts';
import { describeRun } from './report.ts';
import { startReporter, type Reporter } from './reporter.ts';
import { initialState, isOver, nextState, type RunEvent, type RunState } from './state.ts';
import { waitForTurn } from './turn.ts';

/** 0: the finished file. 10: what was streamed, or what is left for the api's sweeper. 20: nothing. */
export type ExitCode = 0 | 10 | 20;

export interface RunOptions {
  readonly config: Config;
  readonly log: Log;
  readonly server: PageServer;
  readonly launcher: BrowserLauncher;
  readonly createStore: (storage: RecorderClaim['storage']) => ObjectStore;
  /** Aborted when this process has to go soon: SIGTERM. */
  readonly goAway: AbortSignal;
  /** Told at each change. */
  readonly onState: (state: RunState) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** A page that doesn't flush within this is given up; what it has sent is kept. */
const PAGE_STOP_MS = 8_000;
const LAST_REPORT_MS = { hurried: 10_000, unhurried: 30_000 } as const;

/** Makes one recording, from the ticket to the file. The browser starts at once, while the ticket is exchanged. */
export async function runRecorder(options: RunOptions): Promise<ExitCode> {
  const { config, log, server, launcher, goAway, onState, now = Date.now } = options;
  const budget = createBudget();
  const over = Promise.withResolvers<ExitCode>();
  const wentAway = new AbortController();
  let state = initialState;
  let archive: Archive | undefined;
  let reporter: Reporter | undefined;
  let bytesAtMs = now();
  const stops: (() => void)[] = [];

  const pages = createPages({
    ...{ server, launcher, log, onMessage, onBytes },
    wanted: () => state.wanted,
    onReachable: () => dispatch({ type: 'page-connected' }),
    onLost(why) {
      log.warn({ why, phase: state.phase }, 'page lost');
      dispatch({ type: 'page-lost' });
    },
  });

  function dispatch(event: RunEvent): void {
    const before = state;
    state = nextState(before, event);
    if (state === before) return;
    if (state.launches > before.launches) replacePage();
    if (state.wanted !== before.wanted) pages.order(state.wanted);
    if (state.phase !== before.phase) enter(state);
    onState(state);
  }

  function enter({ phase, endReason, failure }: RunState): void {
    const sinceMs = Math.round(performance.now());
    log.info({ phase, sinceMs, endReason, failure }, 'phase');
    if (phase === 'recording') archive?.facts.recordingBegan(now());
    if (phase === 'stopping') armStop();
    if (phase === 'finalizing') void finish();
    reporter?.report();
  }

  function armStop(): void {
    const timer = setTimeout(() => dispatch({ type: 'stop-overdue' }), PAGE_STOP_MS);
    stops.push(() => clearTimeout(timer));
  }

  function replacePage(): void {
    archive?.facts.pageLost(archive.lengthMs(), bytesAtMs);
    archive?.beginPage();
    pages.open();
  }

  function onMessage(message: FromPage): void {
    if (message.type === 'phase') dispatch({ type: 'page-phase', phase: message.phase });
    else if (message.type === 'ended') dispatch({ type: 'page-ended', reason: message.reason });
    else if (message.type === 'stats') archive?.facts.stats(message);
    else archive?.facts.paused(message);
  }

  function onBytes(bytes: Buffer): void {
    bytesAtMs = now();
    try {
      archive?.take(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      dispatch({ type: 'disk-full' });
    }
  }

  function begin(claim: RecorderClaim): void {
    const { recordingId } = claim.subject;
    log.info({ recordingId, meetingId: claim.subject.meetingId }, 'claimed');
    archive = createArchive({
      ...{ claim, store: options.createStore(claim.storage), budget, log, now },
      spoolFolder: config.SPOOL_FOLDER,
      onFirstFragment() {
        dispatch({ type: 'fragment-kept' });
        const onFull = () => dispatch({ type: 'disk-full' });
        stops.push(guardDisk(config.SPOOL_FOLDER, config.SPOOL_RESERVE_BYTES, onFull));
      },
    });
    reporter = startReporter({
      api: createRecordingApi(config.API_URL, { token: claim.token, recordingId }, log),
      describe: () => describeRun(state, archive),
      onOrder: (order) => dispatch({ type: 'order', order }),
      log,
    });
    pages.setMeeting(claim);
    reporter.report();
  }

  async function finish(): Promise<void> {
    budget.begin(UNHURRIED);
    const closed = pages.close();
    const exitCode = await keep();
    await reporter?.end(goAway.aborted ? LAST_REPORT_MS.hurried : LAST_REPORT_MS.unhurried);
    await closed;
    over.resolve(exitCode);
  }

  async function keep(): Promise<ExitCode> {
    try {
      const kept = await archive?.finish(state.endReason ?? 'recorder-lost');
      dispatch({ type: 'finished', isKept: kept !== undefined });
      if (!kept) return 20;
      return kept.as === 'file' ? 0 : 10;
    } catch (error) {
      // No last report: the task's end tells the api, which makes the recording of what S3 holds.
      log.error({ err: error }, 'the recording is left to be completed');
      return 10;
    }
  }

  async function claimWhenCalled(): Promise<RecorderClaim> {
    const { API_URL, RECORDING_TICKET, RECORDER_WAITS } = config;
    if (RECORDER_WAITS === 'yes') {
      log.info('waiting for a recording');
      await waitForTurn(API_URL, RECORDING_TICKET, log, wentAway.signal);
    }
    return claimByTicket(API_URL, RECORDING_TICKET, log);
  }

  function leave(): void {
    wentAway.abort();
    budget.begin(HURRIED);
    dispatch({ type: 'told-to-go' });
  }

  goAway.addEventListener('abort', leave);
  pages.open();
  claimWhenCalled().then(
    (claim) => !isOver(state) && state.phase !== 'finalizing' && begin(claim),
    (error: unknown) => {
      if (!wentAway.signal.aborted) log.error({ err: error }, 'the ticket was not taken');
      dispatch({ type: 'told-to-go' });
    },
  );
  const exitCode = await over.promise;
  wentAway.abort();
  goAway.removeEventListener('abort', leave);
  stops.forEach((stop) => stop());
  budget.cancel();
  archive?.remove();
  return exitCode;
}
