import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';
import type { ReleaseTarget } from '@video-escalation/contracts/remotes/release-target';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { PlainFailure } from '../fail.ts';
import type { Clients } from './adapters/clients.ts';
import { createKmsSigner } from './adapters/kms-signer.ts';
import { createS3Store } from './adapters/s3-store.ts';
import { readTarget } from './adapters/ssm-target.ts';
import { readCaller } from './adapters/sts-caller.ts';
import type { ReleasePlace } from './ports.ts';

export interface Deployment extends ReleasePlace {
  readonly target: ReleaseTarget;
}

/** A deployment of the workspace, as its account describes it. */
export async function openDeployment(clients: Clients): Promise<Deployment> {
  const target = await readTarget(clients.ssm);
  return {
    target,
    store: createS3Store(clients.s3, target.bucket),
    signer: createKmsSigner(clients.kms, target.keyId),
    trustedKeys: () => keysOfPages(target),
    caller: () => readCaller(clients.sts),
    now: () => new Date(),
  };
}

/** Asked where agents' pages ask: what counts is whom they trust, not whom a bucket or a key says they do. */
async function keysOfPages({ registryUrl }: ReleaseTarget): Promise<readonly RegistryKey[]> {
  const address = new URL('/config.json', registryUrl).href;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) {
    throw new PlainFailure(
      `${address} ${response ? `answered ${response.status}` : "doesn't answer"}: it says whose signature agents' pages take. Is the workspace up?`,
    );
  }
  return ((await response.json()) as WorkspaceConfig).registryKeys;
}
