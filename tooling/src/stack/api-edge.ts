import { createWriteStream, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { deployedBalancer, deployedFirewall } from '../edge/deployed-edge.ts';
import { createEdgeProxy } from '../edge/proxy/edge-proxy.ts';
import { refusalLine } from '../edge/proxy/refusal-log.ts';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { hosts } from '../local-deployment/parameters.ts';
import { portOf, type Addresses } from './addresses.ts';

/** Firewall and load balancer in front of each api process. */
export interface ApiEdge {
  /** The api process takes requests from now on. */
  register(index: number): void;
  /** It takes none until it is registered again: the balancer answers for it. */
  deregister(index: number): void;
  stop(): Promise<void>;
}

/** Everybody on this machine comes from one address, where the deployed limits are meant for a household each. */
const CALLERS_PER_ADDRESS = 10;

/** Stands at the public address of each api process; what it refuses is in `edge.log`. */
export async function startApiEdge(
  { apis, innerApis }: Addresses,
  deployment: Pick<LocalDeployment, 'resources'>,
  logFolder: string,
): Promise<ApiEdge> {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(join(logFolder, 'edge.log'), { flags: 'a' });
  const registered = new Set<number>();
  const localHosts = new Set(apis.flatMap(hostsOf));
  const balancer = deployedBalancer(deployment);
  // One for all of them, as they stand behind one load balancer.
  const firewall = deployedFirewall(deployment, {
    now: Date.now,
    callersPerAddress: CALLERS_PER_ADDRESS,
  });
  const servers = apis.map((_address, index) =>
    createEdgeProxy({
      ...{ firewall, balancer },
      target: () =>
        registered.has(index) ? { host: '127.0.0.1', port: portOf(innerApis[index]!) } : undefined,
      deployedHost: (host) => (localHosts.has(host) ? hosts.api : host),
      onRefusal: (refusal, request) => log.write(`${refusalLine(refusal, request, new Date())}\n`),
    }),
  );
  await Promise.all(servers.map((server, index) => listen(server, portOf(apis[index]!))));
  return {
    register: (index) => void registered.add(index),
    deregister: (index) => void registered.delete(index),
    async stop() {
      await Promise.all(servers.map(close));
      log.end();
    },
  };
}

/** The address as it is given out, and by number. */
const hostsOf = (address: string) => [new URL(address).host, `127.0.0.1:${portOf(address)}`];

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
