import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../paths.ts';
import { addresses } from '../../stack/addresses.ts';
import { loadLocalDeployment } from '../../local-deployment/load.ts';
import type { LocalDeployment } from '../../local-deployment/local-deployment.ts';
import { accountSeed } from '../../stack/emulator-seed.ts';
import { ADMINISTRATOR } from '../../stack/local-account.ts';
import { emulatorClients, type Clients } from '../adapters/clients.ts';
import { publicKeyOf } from '../adapters/kms-public-key.ts';
import { openDeployment, type Deployment } from '../place.ts';

export interface Emulated extends AsyncDisposable {
  readonly clients: Clients;
  /** Pages' config.json is left out: they trust the emulator's key. */
  readonly deployment: Deployment;
  readonly url: string;
}

/**
 * An emulator with what infra deploys, met by its address as everywhere; its clients may what operators may.
 * @param given @default what infra synthesizes
 */
export async function startEmulated(given?: LocalDeployment): Promise<Emulated> {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  const seedFile = join(folder, 'seed.json');
  const seed = accountSeed(given ?? (await loadLocalDeployment()), addresses(0, 1));
  writeFileSync(seedFile, JSON.stringify(seed));
  const child = spawn(process.execPath, [join(repository, 'emulator/src/main.ts')], {
    env: { ...process.env, PORT: '0', EMULATOR_SEED: seedFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const clients = emulatorClients(url);
  const deployment = await openDeployment(clients);
  const { kms } = emulatorClients(url, ADMINISTRATOR);
  const key = await publicKeyOf(kms, deployment.target.keyId);
  return {
    clients,
    url,
    deployment: { ...deployment, trustedKeys: async () => [key] },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', () => reject(new Error(`The emulator ended: ${output}`)));
    child.stdout!.on('data', (data: Buffer) => {
      output += data.toString();
      const found = /ready on (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
}
