import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type {
  RecorderClaim,
  RecorderOrder,
  RecorderReport,
} from '@video-escalation/contracts/http/recorder';

/** The api as a recorder meets it, with the orders in the test's hands. */
export interface FakeApi {
  readonly url: string;
  readonly reports: readonly RecorderReport[];
  /** Phases as they were reported, repetitions left out. */
  phases(): string[];
  order(order: RecorderOrder): void;
  /** From now on there is a recording for the ticket. */
  call(): void;
  /** How often somebody began to wait for one. */
  turnsAsked(): number;
  /** While it is away every connection breaks. */
  setAway(isAway: boolean): void;
  stop(): Promise<void>;
}

export const TICKET = 'ticket-of-the-tests-0123456789-0123456789';
export const TOKEN = 'token-of-the-tests-abcdefghijklmnopqrstuvwxyz';

export async function startFakeApi(claim: RecorderClaim): Promise<FakeApi> {
  const reports: RecorderReport[] = [];
  const streams = new Set<ServerResponse>();
  const waiting = new Set<ServerResponse>();
  // As the api does: nothing is recorded before everybody knows, so it waits until told otherwise.
  let order: RecorderOrder = { wanted: 'wait' };
  let isAway = false;
  let isCalled = false;
  let turns = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAway) return void request.socket.destroy();
    const body = await text(request);
    const isRight = () => (JSON.parse(body) as { ticket: string }).ticket === TICKET;
    if (request.url === '/v1/recorder/turns') {
      turns += 1;
      return isRight() ? followTurns(response) : json(response, 401, refusal);
    }
    if (request.url === '/v1/recorder/claims') {
      return json(response, isRight() ? 200 : 401, isRight() ? claim : refusal);
    }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return json(response, 401, refusal);
    if (request.url?.endsWith('/orders')) return follow(response);
    const report = JSON.parse(body) as RecorderReport;
    reports.push(report);
    if (report.phase === 'ready' && order.wanted === 'wait') order = { wanted: 'record' };
    json(response, 200, order);
  }

  function followTurns(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(turn(isCalled));
    waiting.add(response);
    response.on('close', () => waiting.delete(response));
  }

  function follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(order)}\n\n`);
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reports,
    phases: () =>
      reports.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]),
    order(next) {
      order = next;
      for (const stream of streams) stream.write(`data: ${JSON.stringify(next)}\n\n`);
    },
    call() {
      isCalled = true;
      for (const stream of waiting) stream.write(turn(true));
    },
    turnsAsked: () => turns,
    setAway(away) {
      isAway = away;
      if (away) for (const stream of [...streams, ...waiting]) stream.destroy();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const turn = (isCalled: boolean) =>
  `data: ${JSON.stringify({ turn: isCalled ? 'come' : 'wait' })}\n\n`;

const refusal = {
  type: 'about:blank',
  title: 'This ticket does not work: used, expired or unknown.',
  status: 401,
  code: 'recorder/ticket-invalid',
};

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
