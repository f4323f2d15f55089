import { Agent, createServer, type IncomingMessage, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import { forwardedHeaders } from '../balancer/forwarded-headers.ts';
import type { Balancer } from '../balancer/balancer.ts';
import { beyondLimits, LARGEST_HEADERS } from '../balancer/limits.ts';
import type { Firewall } from '../firewall/firewall.ts';
import { splitUrl, type EdgeRefusal, type EdgeRequest } from '../request.ts';
import { forward, type Target } from './forward.ts';
import { measureBody, type MeasuredBody } from './measured-body.ts';
import { ownAnswer, sendOwn } from './own-answers.ts';

export interface EdgeProxyOptions {
  readonly firewall: Firewall;
  readonly balancer: Balancer;
  /** Where the api listens now; undefined: no target is registered. */
  readonly target: () => Target | undefined;
  /** The name by which the deployed rules know a host; others keep theirs. */
  readonly deployedHost: (host: string) => string;
  readonly onRefusal: (refusal: EdgeRefusal, request: EdgeRequest) => void;
}

/** What WAF reads of a body behind an Application Load Balancer (developer guide, "Oversize components"). */
const INSPECTED_BYTES = 8_192;

/**
 * Stands before one api process as firewall and load balancer stand before all of them on AWS. Nothing is held back
 * but the first 8 kB of a body of unknown length.
 */
export function createEdgeProxy(options: EdgeProxyOptions): Server {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(
    // Node counts one line more than the balancer: the balancer's own limit decides.
    { maxHeaderSize: LARGEST_HEADERS * 2, keepAliveTimeout: options.balancer.idleMs },
    (incoming, response) => void handle(incoming, response, { ...options, agent }),
  );
  return server.on('close', () => agent.destroy());
}

interface Handling extends EdgeProxyOptions {
  readonly agent: Agent;
}

async function handle(
  incoming: IncomingMessage,
  response: ServerResponse,
  handling: Handling,
): Promise<void> {
  const body = await measureBody(incoming, INSPECTED_BYTES).catch(() => undefined);
  if (!body) return void response.destroy();
  const request = readRequest(incoming, body, handling);
  const refuse = (refusal: EdgeRefusal, answer = ownAnswer(refusal.status)) => {
    handling.onRefusal(refusal, request);
    // What is still coming is read and dropped, so that the caller gets to the answer.
    incoming.resume();
    sendOwn(response, answer);
  };

  const malformed = beyondLimits(rawOf(incoming));
  if (malformed) return refuse({ by: 'balancer', rule: '(limits)', status: malformed });
  const refusal = handling.firewall.judge(request);
  if (refusal) return refuse(refusal);
  const decision = handling.balancer.decide(request);
  if (decision.type === 'answer') {
    return refuse({ by: 'balancer', rule: decision.rule, status: decision.status }, decision);
  }
  const target = handling.target();
  if (!target) return refuse({ by: 'balancer', rule: '(no target)', status: 503 });
  forward(incoming, response, {
    ...{ target, agent: handling.agent, begin: body.begin },
    headers: headersFor(incoming, request, handling.balancer),
    idleMs: handling.balancer.idleMs,
    onFailure: (status, why) => {
      if (!response.destroyed) refuse({ by: 'balancer', rule: `(target: ${why})`, status });
    },
  });
}

function readRequest(
  incoming: IncomingMessage,
  { bytes }: MeasuredBody,
  { deployedHost }: EdgeProxyOptions,
): EdgeRequest {
  const { headers } = incoming;
  const joined = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    [value].flat().join(', '),
  ]);
  return {
    ...splitUrl(incoming.url ?? '/'),
    method: incoming.method ?? 'GET',
    headers: { ...Object.fromEntries(joined), host: deployedHost(headers.host ?? '') },
    address: addressOf(incoming),
    bodyBytes: bytes,
  };
}

/** A caller over IPv4 has an IPv4 address, also on a socket for both. */
const addressOf = ({ socket }: IncomingMessage) =>
  (socket.remoteAddress ?? '').replace(/^::ffff:/, '');

const rawOf = ({ method = 'GET', url = '/', rawHeaders }: IncomingMessage) => ({
  method,
  url,
  rawHeaders,
});

function headersFor(
  incoming: IncomingMessage,
  { address, headers }: EdgeRequest,
  { protocol, port, dropsInvalidNames }: Balancer,
): string[] {
  const own = forwardedHeaders(incoming.rawHeaders, {
    ...{ address, protocol, port, dropsInvalidNames },
    host: headers.host ?? '',
  });
  const isChunked = incoming.headers['transfer-encoding'] !== undefined;
  return isChunked ? [...own, 'Transfer-Encoding', 'chunked'] : own;
}
