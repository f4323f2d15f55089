#!/usr/bin/env node
// `npm run release`: stands at the top so that it is there in a clone whose work tree has one remote alone
// (git sparse-checkout). A release is built from a commit and from nothing else: this takes what it needs out of
// the commit into a folder below .cache, and runs the release in there. No dependencies, any Node from 20 on.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const tree = join(root, '.cache', 'release');
/** What every remote is built with; a workspace needs the package.json of all of its members, too. */
const ALWAYS = ['contracts', 'call', 'tooling'];
/** Stay from one release to the next, as they are slow to make. */
const KEPT = ['node_modules', '.cache'];
/** Says which commit the folder holds, and which remotes of it. */
const HELD = join(tree, '.held.json');

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function git(args, options = {}) {
  const run = spawnSync('git', args, { cwd: root, maxBuffer: 1 << 30, ...options });
  if (run.status === 0) return run.stdout;
  fail(`git ${args[0]} failed: ${String(run.stderr ?? run.error).trim()}`);
}

const lines = (buffer) => buffer.toString().split('\n').filter(Boolean);

function holds(commit, remotes) {
  if (!existsSync(HELD)) return false;
  const held = JSON.parse(readFileSync(HELD, 'utf8'));
  return held.commit === commit && remotes.every((name) => held.remotes.includes(name));
}

function exportCommit(remotes) {
  mkdirSync(tree, { recursive: true });
  for (const each of readdirSync(tree))
    if (!KEPT.includes(each)) rmSync(join(tree, each), { recursive: true, force: true });
  const files = lines(git(['ls-tree', '-r', '--name-only', 'HEAD'])).filter(
    (file) =>
      !file.includes('/') ||
      /^[^/]+\/package\.json$/.test(file) ||
      [...ALWAYS, ...remotes].includes(file.slice(0, file.indexOf('/'))),
  );
  const archive = git(['archive', '--format=tar', 'HEAD', '--', ...files]);
  const untar = spawnSync('tar', ['-x', '-C', tree], { input: archive });
  if (untar.status !== 0)
    fail(`tar can't unpack the commit: ${String(untar.stderr ?? untar.error)}`);
}

/** Not twice: what looks at releases or takes one back must not pull the folder away from one that is being built. */
function fill(commit, remotes, changed) {
  if (changed.length === 0 && holds(commit, remotes)) return;
  rmSync(HELD, { force: true });
  exportCommit(remotes);
  for (const name of changed)
    cpSync(join(root, name), join(tree, name), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
    });
  if (changed.length === 0) writeFileSync(HELD, JSON.stringify({ commit, remotes }));
}

/** Packages that this clone has are taken as they are; ours must be those of the commit. */
function linkPackages() {
  const [from, to] = [join(root, 'node_modules'), join(tree, 'node_modules')];
  const stamp = '.bootstrap';
  const same = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const installed = same(join(from, stamp));
  if (!installed || installed === same(join(to, stamp))) return;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, '@video-escalation'), { recursive: true });
  for (const each of readdirSync(from)) {
    if (each === '@video-escalation' || each === stamp) continue;
    symlinkSync(join(from, each), join(to, each), 'junction');
  }
  for (const each of readdirSync(tree)) {
    if (existsSync(join(tree, each, 'package.json')) && !KEPT.includes(each))
      symlinkSync(join(tree, each), join(to, '@video-escalation', each), 'junction');
  }
  // Last, as it says that all is there: else the release installs its packages by itself.
  cpSync(join(from, stamp), join(to, stamp));
}

const args = process.argv.slice(2);
const isUncommitted = args.includes('--uncommitted');
const ofCommit = () =>
  lines(git(['ls-tree', '-d', '--name-only', 'HEAD'])).filter((each) => each.startsWith('mfe-'));
const named = args[0]?.startsWith('mfe-') ? args.filter((each) => each.startsWith('mfe-')) : [];
// Which of them were never released is for the registry to say, and asked in there.
const remotes = args.includes('--missing') ? ofCommit() : named;
for (const name of remotes)
  if (lines(git(['ls-tree', '--name-only', 'HEAD', '--', name])).length === 0)
    fail(`The commit has no folder ${name}.`);
const changed = remotes.filter(
  (name) => lines(git(['status', '--porcelain', '--', name])).length > 0,
);
if (changed.length > 0 && !isUncommitted) {
  fail(
    `${changed.join(', ')} has changes that aren't committed, and a release is built from a commit: commit them, or release them all the same with --uncommitted.`,
  );
}
const commit = git(['rev-parse', 'HEAD']).toString().trim();
fill(commit, remotes, changed);
linkPackages();
const given = args.filter((each) => each !== '--uncommitted');
const run = spawnSync(
  process.execPath,
  [join(tree, 'tooling', 'bootstrap.mjs'), 'release', ...given],
  {
    cwd: tree,
    stdio: 'inherit',
    env: { ...process.env, RELEASE_COMMIT: changed.length > 0 ? `${commit}-dirty` : commit },
  },
);
process.exit(run.status ?? 1);
