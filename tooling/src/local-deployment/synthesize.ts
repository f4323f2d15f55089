import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { cacheFolder, repository } from '../paths.ts';

type Parameters = Readonly<Record<string, string>>;

/** All that the templates are made of, besides the parameters. */
const INPUTS = [
  'infra/{bin,src}/**/*.ts',
  'contracts/src/**/*.ts',
  'flows/*.flow.json',
  'api/Dockerfile*',
  'recorder/Dockerfile*',
  'package-lock.json',
];
/** Versions of the templates that are kept, so that going back to a former one costs no synthesis. */
const KEPT = 4;
const SYNTHESIZED = join(cacheFolder, 'local-deployment');

/**
 * Folder with the templates that `infra` makes of the parameters. The CDK runs in a process of its own, and only when
 * an input has changed. @throws PlainFailure with the end of its output.
 */
export async function synthesize(parameters: Parameters): Promise<string> {
  const folder = join(SYNTHESIZED, hashOfInputs(parameters));
  if (existsSync(folder)) return folder;
  mkdirSync(SYNTHESIZED, { recursive: true });
  const unfinished = mkdtempSync(join(SYNTHESIZED, 'unfinished-'));
  const file = join(unfinished, 'parameters.json');
  writeFileSync(file, JSON.stringify(parameters));
  await runInfra(file, unfinished);
  moveUnlessThere(unfinished, folder);
  forgetAllBut(KEPT);
  return folder;
}

/** Another process may have finished the same templates meanwhile. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { recursive: true, force: true });
  }
}

function hashOfInputs(parameters: Parameters): string {
  const hash = createHash('sha256').update(JSON.stringify(parameters));
  const files = globSync(INPUTS, { cwd: repository }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files.sort()) {
    hash.update(file).update(readFileSync(join(repository, file)));
  }
  return hash.digest('hex').slice(0, 32);
}

function runInfra(parameters: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, ['bin/templates.ts', parameters, folder], {
    cwd: join(repository, 'infra'),
    // CDK's own rules take most of a synthesis' time; the tests of infra apply them.
    env: { ...process.env, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (output += data.toString()));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      rmSync(folder, { recursive: true, force: true });
      const end = output.trim().split('\n').slice(-12).join('\n');
      reject(new PlainFailure(`infra could not synthesize the local deployment:\n${end}`));
    });
  });
}

function forgetAllBut(count: number): void {
  const byAge = readdirSync(SYNTHESIZED)
    .map((name) => ({ path: join(SYNTHESIZED, name) }))
    .map(({ path }) => ({ path, at: statSync(path).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(count)) rmSync(path, { recursive: true, force: true });
}
