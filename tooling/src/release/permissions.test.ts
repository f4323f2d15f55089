import { beforeAll, expect, it } from 'vitest';
import { loadLocalTemplates, openLocalDeployment } from '../local-deployment/load.ts';
import type { Templates } from '../local-deployment/templates.ts';
import { withoutManagedAction } from '../local-deployment/testing/changed-templates.ts';
import { publicKeyOf } from './adapters/kms-public-key.ts';
import { startEmulated, type Emulated } from './testing/emulated.ts';

/** A first synthesis, or the start of an emulator, on a busy machine. */
const LIMIT_MS = 240_000;

let templates: Templates;
beforeAll(async () => void (templates = await loadLocalTemplates()), LIMIT_MS);

const sign = ({ deployment }: Emulated) => deployment.signer.signDigest(new Uint8Array(32));

it(
  'a statement that is removed from the operators’ deployed policy is refused by the name of its action',
  async () => {
    const lacking = withoutManagedAction(templates, 'kms:Sign');
    await using emulated = await startEmulated(openLocalDeployment(lacking));
    await expect(sign(emulated)).rejects.toThrow(/kms:Sign/);
  },
  LIMIT_MS,
);

it(
  'with the deployed policy an operator signs, and may not do what only the deployment does',
  async () => {
    await using emulated = await startEmulated(openLocalDeployment(templates));
    expect((await sign(emulated)).byteLength).toBeGreaterThan(60);
    const { kms } = emulated.clients;
    const reading = publicKeyOf(kms, emulated.deployment.target.keyId);
    await expect(reading).rejects.toThrow(/kms:GetPublicKey/);
  },
  LIMIT_MS,
);
