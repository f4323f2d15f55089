import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import type { FromPage, ToPage } from '../page-protocol.ts';
import { startPageServer, type PageServer } from '../page-server.ts';
import { openPageSession, type PageSession } from '../page-session.ts';
import { until } from '../testing/until.ts';
import { createChromium } from './chromium.ts';

/** Says that it is ready when told to join, and sends a byte for each order. */
const html = `<!doctype html><title>Page of the tests</title><script>
  const socket = new WebSocket('ws://' + location.host + '/' + location.hash.slice(1));
  socket.onmessage = ({ data }) => {
    const { type } = JSON.parse(data);
    if (type === 'join') socket.send(JSON.stringify({ type: 'phase', phase: 'ready' }));
    else socket.send(new Uint8Array([7]));
  };
</script>`;

let folder: string;
let server: PageServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-page-'));
  writeFileSync(join(folder, 'index.html'), html);
  vi.stubEnv('TMPDIR', folder);
  server = await startPageServer(pathToFileURL(`${folder}/`));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function open() {
  const log = createLog('fatal');
  const heard: FromPage[] = [];
  const lost: string[] = [];
  const told = { isConnected: false, bytes: 0 };
  const session: PageSession = openPageSession({
    server,
    log,
    launcher: createChromium({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      flags: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      log,
    }),
    onConnected: () => (told.isConnected = true),
    onMessage: (message) => void heard.push(message),
    onBytes: (bytes) => (told.bytes += bytes.length),
    onLost: (why) => void lost.push(why),
  });
  return { session, heard, lost, told };
}

/** The processes of this test's browsers: nobody else's profile lies in its folder. */
function browsers(): number[] {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' });
  const ours = stdout.split('\n').filter((line) => line.includes(`${folder}/recorder-chromium-`));
  return ours.map((line) => Number.parseInt(line, 10));
}

it('a page in Chromium hears, answers and sends, and leaves no process when it is closed', async () => {
  const { session, heard, lost, told } = open();
  try {
    await until('the page', () => told.isConnected, 30_000);
    const message = { type: 'join', join: {}, limits: {} } as unknown as ToPage;
    session.tell(message);
    session.tell({ type: 'order', wanted: 'record' });
    await until('its answers', () => heard.length === 1 && told.bytes === 1);
    expect(heard).toEqual([{ type: 'phase', phase: 'ready' }]);
  } finally {
    await session.close();
  }
  await until('its processes to be gone', () => browsers().length === 0);
  expect(lost).toEqual([]);
}, 60_000);

it('a browser that is killed is noticed', async () => {
  const { session, lost, told } = open();
  try {
    await until('the page', () => told.isConnected, 30_000);
    expect(browsers()).not.toEqual([]);
    for (const pid of browsers()) process.kill(pid, 'SIGKILL');
    await until('the loss', () => lost.length === 1);
  } finally {
    await session.close();
  }
}, 60_000);
