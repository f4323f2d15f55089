import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runFolder } from '../paths.ts';
import { localPages } from '../edge/pages/local-pages.ts';
import { loadLocalDeployment } from '../local-deployment/load.ts';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { emulatorClients } from '../release/adapters/clients.ts';
import { publicKeyOf } from '../release/adapters/kms-public-key.ts';
import { openDeployment } from '../release/place.ts';
import { addresses, portOf, type Addresses } from './addresses.ts';
import { startApiEdge } from './api-edge.ts';
import { refuseTakenPorts } from './ports.ts';
import { answers, startProcess, type ManagedProcess } from './processes.ts';
import { openLan, type Lan } from './lan/lan.ts';
import { findChromium } from './chromium.ts';
import { writeEmulatorSeed } from './emulator-seed.ts';
import { ADMINISTRATOR } from './local-account.ts';
import { startRedis } from './redis.ts';
import { apiEnv, emulatorEnv } from './service-env.ts';
import { fromSources, nodeOf, type Service, type Services } from './services.ts';
import { publishBuilt } from './publish-built.ts';
import { startWebServers, type WebServers } from './web-server.ts';

export interface StackOptions {
  readonly portOffset: number;
  /** More than one api process, to see that none of them keeps anything to itself. */
  readonly apiCount: number;
  readonly isVerbose: boolean;
  readonly onStep: (title: string) => void;
  /** Nothing of a former run is left: no recordings, no releases. @default they are kept */
  readonly isFresh?: boolean;
  /** Of this machine, where browsers reach media. @default loopback alone */
  readonly mediaAddresses?: readonly string[];
  /** Address of this machine at which other devices on its network reach everything. @default loopback alone */
  readonly lanAddress?: string;
  /** How the services are started, given the stack's own folder. @default from their sources */
  readonly services?: (folder: string) => Services;
  /** @default what infra synthesizes for the local account */
  readonly deployment?: LocalDeployment;
}

export interface Stack {
  readonly addresses: Addresses;
  readonly logFolder: string;
  /** Set for a stack that other devices reach. */
  readonly lan: Lan | undefined;
  readonly deployment: LocalDeployment;
  /** Starts an api process anew, as an operator's platform would, with settings that the operator has changed. */
  restartApi(index: number, settings?: NodeJS.ProcessEnv): Promise<void>;
  /** Serves another build of the shell from now on, as a deployment of the workspace would. */
  deployShell(dist: string): Promise<void>;
  /** Resolves with the part's name when one ends by itself. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** The whole system on this machine: Redis, emulator, api and every page, each at its own port. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, innerApis } = addresses(options.portOffset, options.apiCount);
  const innerPorts = innerApis.map(portOf);
  await refuseTakenPorts(ports);
  const folder = join(runFolder, `${options.portOffset}`);
  const lan =
    options.lanAddress === undefined
      ? undefined
      : await openLan({
          address: options.lanAddress,
          ports: ports.filter((port) => !innerPorts.includes(port)),
          folder,
        });
  const all = addresses(options.portOffset, options.apiCount, lan?.base);
  const logFolder = join(folder, 'logs');
  // Of a former run: whoever reads logs wants to read this one's.
  rmSync(logFolder, { recursive: true, force: true });
  if (options.isFresh) rmSync(join(folder, 'data'), { recursive: true, force: true });
  const services = (options.services ?? fromSources)(folder);
  const parts: ManagedProcess[] = [];
  const closers: (() => Promise<void>)[] = [];
  let isStopping = false;
  let lose: (name: string) => void;
  const lost = new Promise<string>((resolve) => (lose = resolve));

  function add(part: ManagedProcess): ManagedProcess {
    parts.push(part);
    void part.gone.then(() => {
      // One that was replaced or is being stopped isn't missed.
      if (!isStopping && parts.includes(part)) lose(part.name);
    });
    return part;
  }

  function begin(name: string, { command, env }: Service, settings: NodeJS.ProcessEnv) {
    const environment = { ...env, ...lan?.env, ...settings };
    return startProcess({
      name,
      command,
      env: environment,
      logFolder,
      isVerbose: options.isVerbose,
    });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    for (const close of closers.splice(0)) await close();
    for (const part of parts.splice(0).reverse()) await part.stop();
    await lan?.front.stop();
  }

  try {
    options.onStep('deployment (what infra synthesizes)');
    const deployment = options.deployment ?? (await loadLocalDeployment());

    options.onStep('Redis');
    const redis = await startRedis(folder, options.isVerbose);
    if (redis.process) add(redis.process);

    options.onStep('emulator (Amazon Connect, Chime SDK, S3, ECS and the rest)');
    const recording = {
      chromium: findChromium(),
      recorder: { ...services.recorder, env: { ...services.recorder.env, ...lan?.env } },
      chromiumFlags: lan?.chromiumFlags ?? [],
    };
    const seedFile = writeEmulatorSeed(deployment, all, folder, recording);
    const env = {
      ...emulatorEnv(deployment, all, folder, seedFile),
      EMULATOR_MEDIA_ADDRESSES: options.mediaAddresses?.join(),
      EMULATOR_PUBLIC_URL: all.emulator,
      ...lan?.emulatorEnv,
    };
    const emulator = add(begin('emulator', nodeOf('emulator/src/main.ts'), env));
    await answers(emulator, `${all.emulator}/__control/inspect`, logFolder);

    options.onStep(options.apiCount === 1 ? 'api' : `${options.apiCount} api processes`);
    const edge = await startApiEdge(all, deployment, logFolder);
    closers.push(edge.stop);
    const startApi = async (index: number, settings: NodeJS.ProcessEnv = {}) => {
      const address = all.innerApis[index]!;
      const env = { ...apiEnv(deployment, all, portOf(address), redis.url), ...settings };
      const api = add(begin(`api-${index + 1}`, services.api, env));
      await answers(api, `${address}/readyz`, logFolder);
      edge.register(index);
    };
    const apis = Promise.all(all.apis.map((_address, index) => startApi(index)));

    options.onStep('pages and remotes');
    const pages = startPages(all, deployment, (stopPages) => closers.push(stopPages));
    const [web] = await Promise.all([pages, apis]);

    return {
      addresses: all,
      logFolder,
      lan,
      deployment,
      lost,
      stop,
      deployShell: web.deployShell,
      async restartApi(index, settings) {
        edge.deregister(index);
        const at = parts.findIndex((part) => part.name === `api-${index + 1}`);
        const [old] = parts.splice(at, 1);
        await old?.stop();
        await startApi(index, settings);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The pages, and through them what was built of the remotes. */
async function startPages(
  all: Addresses,
  deployed: LocalDeployment,
  onStarted: (stop: () => Promise<void>) => void,
): Promise<WebServers> {
  const clients = emulatorClients(all.emulator);
  const deployment = await openDeployment(clients);
  const { store, target } = deployment;
  // On AWS the deployment reads the public key and writes it beside the pages.
  const { kms } = emulatorClients(all.emulator, ADMINISTRATOR);
  const registryKeys = [await publicKeyOf(kms, target.keyId)];
  const web = await startWebServers(all, {
    ...{ store, registryKeys },
    edgeOf: localPages(deployed, all),
  });
  onStarted(web.stop);
  await publishBuilt(deployment);
  return web;
}
