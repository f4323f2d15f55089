import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { repository } from '../paths.ts';
import { webPackageNames } from '../web/packages.ts';
import { buildStale } from './build.ts';

const LIMITS_KB: Readonly<Record<string, number>> = { shell: 150, 'customer-site': 60 };

/** Compressed JavaScript of every page, and the budgets of two of them. 1 kB is 1000 bytes. */
export async function benchSize(): Promise<number> {
  await buildStale(webPackageNames, (line) => console.log(`· ${line}`));
  for (const name of webPackageNames) {
    const dist = join(repository, name, 'dist');
    const scripts = readdirSync(dist).filter((file) => file.endsWith('.js'));
    const first = firstLoad(name, dist, scripts);
    console.log(`\n${name}`);
    for (const file of scripts) {
      const { gzip, brotli } = sizes(join(dist, file));
      const mark = first.includes(file) ? 'first' : '     ';
      console.log(`  ${mark} ${kb(gzip)} gzip ${kb(brotli)} brotli  ${file}`);
    }
    const limitKb = LIMITS_KB[name];
    if (limitKb)
      report(
        first.map((file) => sizes(join(dist, file))),
        limitKb,
      );
  }
  return 0;
}

/**
 * The shell needs its own scripts before the first remote, all but those that only some agents see and that say
 * so by their names; another page, those of its own tags.
 */
function firstLoad(name: string, dist: string, scripts: readonly string[]): readonly string[] {
  if (name === 'shell') {
    const all = scripts.filter((file) => !file.startsWith('later-'));
    return all.filter((file) => !isTwin(dist, file, all));
  }
  if (!readdirSync(dist).includes('index.html')) return [];
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return scripts.filter((file) => html.includes(file));
}

/** Webpack writes one chunk under two names where two shared libraries are the same module: a page fetches one. */
function isTwin(dist: string, file: string, all: readonly string[]): boolean {
  const ids = (each: string) =>
    /\.push\(\[(\[\d+(?:,\d+)+\])/.exec(readFileSync(join(dist, each), 'utf8').slice(0, 500))?.[1];
  const own = ids(file);
  return own !== undefined && all.some((other) => other < file && ids(other) === own);
}

function report(files: readonly Sizes[], limitKb: number): void {
  const gzip = sum(files.map((each) => each.gzip));
  const brotli = sum(files.map((each) => each.brotli));
  const share = (gzip / 1000 / limitKb).toFixed(2);
  console.log(
    `  = ${kb(gzip)} gzip ${kb(brotli)} brotli at first, ${share} of ${limitKb} kB by gzip`,
  );
}

interface Sizes {
  readonly gzip: number;
  readonly brotli: number;
}

function sizes(file: string): Sizes {
  const content = readFileSync(file);
  return {
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
