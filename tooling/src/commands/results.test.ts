import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository } from '../paths.ts';
import { journeyResults, unitResults } from './results.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'results-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function reported(report: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('a unit test that failed is named with its file', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'adds' },
    { status: 'failed', fullName: 'subtracts' },
  ];
  const name = join(repository, 'api/src/sums.test.ts');
  const report = {
    numPassedTests: 1,
    numPendingTests: 2,
    testResults: [{ name, assertionResults }],
  };
  expect(unitResults(reported(report))).toEqual({
    passed: 1,
    skipped: 2,
    failed: ['api/src/sums.test.ts: subtracts'],
  });
});

test('a journey that failed, or passed only at a second try, is named however deep it stands', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'journeys/call.e2e.ts',
    tests: [{ status }],
  });
  const report = {
    stats: { expected: 1, skipped: 3 },
    suites: [
      { specs: [spec('rings', 'expected'), spec('talks', 'flaky')] },
      { suites: [{ specs: [spec('ends', 'unexpected')] }] },
    ],
  };
  expect(journeyResults(reported(report))).toEqual({
    passed: 1,
    skipped: 3,
    failed: ['journeys/call.e2e.ts: talks', 'journeys/call.e2e.ts: ends'],
  });
});

test('a runner that broke off has left nothing', () => {
  const missing = join(folder, 'missing.json');
  expect(unitResults(missing)).toEqual({ passed: 0, skipped: 0, failed: [] });
  expect(journeyResults(missing)).toEqual({ passed: 0, skipped: 0, failed: [] });
});
