import { request as startRequest, type Agent, type IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import { answeredHeaders } from '../balancer/forwarded-headers.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface Forwarded {
  readonly target: Target;
  readonly agent: Agent;
  readonly headers: readonly string[];
  /** What was read of the body already. */
  readonly begin: readonly Buffer[];
  /** After so long without a byte in either direction the balancer gives up. */
  readonly idleMs: number;
  /** The target did not answer: how the balancer answers instead. */
  readonly onFailure: (status: number, why: string) => void;
}

/** Passes a request on to a target and its answer back as they come, without holding anything. */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  forwarded: Forwarded,
): void {
  const { target, agent, headers, begin, idleMs, onFailure } = forwarded;
  const outgoing = startRequest({
    ...target,
    agent,
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: [...headers],
  });
  outgoing.setTimeout(idleMs, () => outgoing.destroy(new TargetIsLate()));
  outgoing.on('error', (error) =>
    onFailure(error instanceof TargetIsLate ? 504 : 502, error.message),
  );
  outgoing.on('response', (answer) => pass(answer, response));
  // A caller who goes takes their request with them.
  response.on('close', () => outgoing.destroy());
  for (const chunk of begin) outgoing.write(chunk);
  incoming.pipe(outgoing);
}

function pass(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode!, answeredHeaders(answer.rawHeaders));
  // An event stream's first words may be long in coming: the caller learns at once that it is open.
  response.flushHeaders();
  // A target that breaks off in the middle breaks the answer off.
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}

class TargetIsLate extends Error {
  override readonly message = 'The target sent nothing for as long as the idle timeout.';
}
