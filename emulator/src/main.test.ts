import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** Runs the command; stops it by SIGTERM as soon as it says that it is ready. */
async function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    output.stdout += String(data);
    if (output.stdout.includes('\n')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (data) => (output.stderr += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  // Said wherever the tests run without the right to it.
  const stderr = output.stderr.replace(/^Media runs without a real-time priority .*\n/, '');
  return { ...output, stderr, code };
}

describe('the command', () => {
  it('says in one line where it is, and stops cleanly when asked', async () => {
    const { stdout, stderr, code } = await run({ PORT: '0' });
    expect(stdout).toMatch(/^emulator ready on http:\/\/localhost:\d+\n$/);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { stderr, code } = await run({ PORT: `${port}` });
    other.close();
    expect(stderr).toContain('port is taken');
    expect(code).toBe(1);
  });

  it('names the flow and the action that it cannot run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flows-'));
    const flow = {
      Version: '2019-10-30',
      StartAction: 'one',
      Actions: [{ Identifier: 'one', Type: 'BrewCoffee', Parameters: {}, Transitions: {} }],
    };
    await writeFile(join(folder, 'odd.flow.json'), JSON.stringify(flow));
    const { stderr, code } = await run({ PORT: '0', EMULATOR_FLOWS: folder });
    expect(stderr).toContain("Flow 'odd'");
    expect(stderr).toContain('BrewCoffee');
    expect(code).toBe(1);
  });
});

describe('a seed file', () => {
  const write = async (seed: object) => {
    const file = join(await mkdtemp(join(tmpdir(), 'seed-')), 'seed.json');
    await writeFile(file, JSON.stringify(seed));
    return file;
  };

  it('brings buckets, images, task definitions and rules', async () => {
    const seed = {
      s3: { buckets: [{ name: 'recordings' }] },
      ecs: {
        images: { 'recorder:local': { command: ['node', 'main.ts'] } },
        taskDefinitions: [
          { family: 'recorder', containerDefinitions: [{ name: 'r', image: 'recorder:local' }] },
        ],
      },
      events: { destinations: [{ pattern: { source: ['aws.chime'] }, url: 'http://localhost/' }] },
    };
    const { stderr, code } = await run({ PORT: '0', EMULATOR_SEED: await write(seed) });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('that is wrong is refused, with its faults', async () => {
    const file = await write({ s3: { buckets: 'recordings' }, events: { destinations: [{}] } });
    const { stderr, code } = await run({ PORT: '0', EMULATOR_SEED: file });
    expect(stderr).toMatch(/s3\/buckets.*events\/destinations\/0/);
    expect(code).toBe(1);
  });
});

describe('readConfig', () => {
  it('has a default for everything but the flows', () => {
    expect(readConfig({})).toMatchObject({ PORT: 4566, EMULATOR_ACCESS_TOKEN_SECONDS: 3600 });
  });

  it('names all faults at once', () => {
    const faulty = { PORT: 'four', EMULATOR_ACCESS_TOKEN_SECONDS: '0' };
    expect(() => readConfig(faulty)).toThrow(/PORT.*EMULATOR_ACCESS_TOKEN_SECONDS/);
  });
});
