import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { repository } from '../paths.ts';

/** What a test runner has left behind. */
export interface Results {
  readonly passed: number;
  /** Said by the runner to be left out, such as for want of a browser. */
  readonly skipped: number;
  /** The names of those that failed, with their files. */
  readonly failed: readonly string[];
}

interface VitestReport {
  numPassedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: { status: string }[] }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; skipped: number };
}

const none: Results = { passed: 0, skipped: 0, failed: [] };

/** Of Vitest's JSON reporter; none where it wrote nothing. */
export function unitResults(file: string): Results {
  const report = readJson<VitestReport>(file);
  if (!report) return none;
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${relative(repository, name)}: ${fullName}`),
  );
  const { numPassedTests: passed, numPendingTests: skipped } = report;
  return { passed, skipped, failed };
}

/** Of Playwright's JSON reporter; none where it wrote nothing. One that passed only when tried again has failed. */
export function journeyResults(file: string): Results {
  const report = readJson<PlaywrightReport>(file);
  if (!report) return none;
  const { expected: passed, skipped } = report.stats;
  return { passed, skipped, failed: failedIn(report) };
}

function failedIn({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ tests }) => tests.some(({ status }) => ['unexpected', 'flaky'].includes(status)))
    .map(({ file, title }) => `${file}: ${title}`);
  return [...own, ...suites.flatMap(failedIn)];
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
