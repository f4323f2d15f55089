#!/usr/bin/env node
// Stands between Playwright and an installed Firefox: Playwright starts this program in Firefox's place.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

/** The line by which Firefox says where it takes WebDriver BiDi; Playwright waits for the same line. */
const LISTENING = /^WebDriver BiDi listening on (ws:\/\/\S+)$/;

interface Command {
  readonly id: number;
  readonly method: string;
}

interface Answer {
  readonly type: 'success' | 'error' | 'event';
  readonly id: number | null;
  readonly error?: string;
}

const firefox = spawn(process.env.FIREFOX_PATH!, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => firefox.kill(signal));
}

createInterface(firefox.stderr).on('line', (line) => {
  const address = LISTENING.exec(line)?.[1];
  if (address) void serve(address);
  else console.error(line);
});

async function serve(address: string): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (client, request) => relay(client, `${address}${request.url}`));
  await once(server, 'listening');
  console.error(
    `WebDriver BiDi listening on ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
}

function relay(client: WebSocket, address: string): void {
  const browser = new WebSocket(address, { perMessageDeflate: false });
  const isOpen = once(browser, 'open');
  const emulations = new Set<number>();
  client.on('message', (data: Buffer) => {
    const { id, method } = JSON.parse(data.toString()) as Command;
    if (method.startsWith('emulation.')) emulations.add(id);
    void isOpen.then(() => browser.send(data.toString()));
  });
  browser.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    client.send(isUnknownEmulation(answer, emulations) ? success(answer) : data.toString());
  });
  browser.on('close', () => client.close());
  client.on('close', () => browser.close());
}

/**
 * Playwright sets up each page with commands of the newest Firefox, and gives up when one is unknown. An extended
 * support release lacks some of `emulation.*`; no journey depends on what these override.
 */
function isUnknownEmulation({ id, error }: Answer, emulations: ReadonlySet<number>): boolean {
  return error === 'unknown command' && id !== null && emulations.has(id);
}

function success({ id }: Answer): string {
  return JSON.stringify({ type: 'success', id, result: {} });
}
