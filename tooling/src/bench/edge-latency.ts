import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deployedBalancer, deployedFirewall } from '../edge/deployed-edge.ts';
import { createEdgeProxy } from '../edge/proxy/edge-proxy.ts';
import { loadLocalDeployment } from '../local-deployment/load.ts';
import { hosts } from '../local-deployment/parameters.ts';

const ROUNDS = 20;
const WARM_UP_ROUNDS = 2;
const REQUESTS_PER_ROUND = 100;
const BODY = JSON.stringify({ contactId: 'c-1', mediaRegion: 'us-east-1' });

/** Prints, never judges: one request after the other to a bare server, without and with the edge before it. */
export async function benchEdge(): Promise<number> {
  const bare = createServer((incoming, response) => {
    incoming.resume().on('end', () => response.end(BODY));
  });
  const port = await listen(bare);
  const edge = createEdgeProxy(await edgeOptions(port));
  const edgePort = await listen(edge);
  const agent = new Agent({ keepAlive: true });
  const times = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const without = await measure(port, agent);
    const withEdge = await measure(edgePort, agent);
    if (round < WARM_UP_ROUNDS) continue;
    times.without.push(...without);
    times.with.push(...withEdge);
  }
  agent.destroy();
  for (const server of [edge, bare]) server.close();
  report(median(times.without), median(times.with), times.with.length);
  return 0;
}

function report(without: number, withEdge: number, requests: number): void {
  console.log(`medians of ${requests} POST requests each, one after the other`);
  console.log(`  bare server          ${without.toFixed(3)} ms`);
  console.log(`  behind the edge      ${withEdge.toFixed(3)} ms`);
  console.log(
    `  added                ${(withEdge - without).toFixed(3)} ms, ratio ${(withEdge / without).toFixed(2)}`,
  );
}

async function edgeOptions(port: number): Promise<Parameters<typeof createEdgeProxy>[0]> {
  const deployment = await loadLocalDeployment();
  return {
    // The flood that this is must not be refused.
    firewall: deployedFirewall(deployment, { now: Date.now, callersPerAddress: 1_000 }),
    balancer: deployedBalancer(deployment),
    target: () => ({ host: '127.0.0.1', port }),
    deployedHost: () => hosts.api,
    onRefusal: ({ rule }) => console.log(`refused by ${rule}`),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function measure(port: number, agent: Agent): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < REQUESTS_PER_ROUND; count++) {
    const began = performance.now();
    await post(port, agent);
    times.push(performance.now() - began);
  }
  return times;
}

function post(port: number, agent: Agent): Promise<void> {
  const headers = {
    ...{ 'user-agent': 'bench', 'content-type': 'application/json' },
    'content-length': Buffer.byteLength(BODY),
  };
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, agent, headers },
      ...{ method: 'POST', path: '/v1/meetings' },
    });
    sent.on('response', (answer) => answer.resume().on('end', resolve)).on('error', reject);
    sent.end(BODY);
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
