#!/usr/bin/env node
// Runs before anything is installed, on any Node from 20 on: no dependencies, no TypeScript.
// Brings Node 24 where it is missing, installs what the lockfile says, then hands over to src/main.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const NODE_PACKAGE = 'node@24.21.0';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache');

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function step(title, command, args, options = {}) {
  const began = Date.now();
  process.stdout.write(`· ${title} … `);
  const run = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });
  if (run.status === 0) return console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`);
  console.log('failed');
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim();
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output);
  console.error(output.split('\n').slice(-12).join('\n'));
  fail(
    offline
      ? `${title}: the npm registry can't be reached. Check the network (or the proxy in .npmrc) and run the command again.`
      : `${title} failed (see the lines above). Mend that and run the command again.`,
  );
}

function nodeFolder() {
  const nodeRoot = join(cache, 'node');
  const bin = join(nodeRoot, 'node_modules', 'node', 'bin');
  const binary = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    mkdirSync(nodeRoot, { recursive: true });
    writeFileSync(join(nodeRoot, 'package.json'), '{ "private": true }\n');
    step(
      `Node ${NODE_MAJOR} (this machine has ${process.version})`,
      'npm',
      // The package brings its binary by an install script, which a user's .npmrc may switch off.
      ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts=false', NODE_PACKAGE],
      { cwd: nodeRoot },
    );
  }
  return bin;
}

function installPackages(env) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${NODE_MAJOR} ${process.platform} ${process.arch}`)
    .digest('hex');
  const stamp = join(root, 'node_modules', '.bootstrap');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  step('packages (npm ci)', 'npm', ['ci', '--no-audit', '--no-fund'], { env });
  writeFileSync(stamp, wanted);
}

const native = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
const bin = native ? dirname(process.execPath) : nodeFolder();
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
installPackages(env);

const [command, ...rest] = process.argv.slice(2);
const node = native
  ? process.execPath
  : join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
const { spawn } = await import('node:child_process');
const child = spawn(node, [join(root, 'tooling', 'src', 'main.ts'), command ?? 'help', ...rest], {
  stdio: 'inherit',
  env,
  cwd: root,
});
// The child decides when it is done: a signal must reach it once, and its exit code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
// npm passes SIGTERM to the shell between us, which dies of it and tells nobody: then we are an orphan.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250).unref();
