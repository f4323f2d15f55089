import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsJsonError } from '../host/aws-json.ts';

interface Key {
  readonly arn: string;
  /** Undefined of a key for encryption: S3 alone uses it here, and only to see who may. */
  readonly privateKey: KeyObject | undefined;
}

export interface KeySeed {
  /** As AWS gives them out: a UUID. */
  readonly id: string;
  /** With its prefix: `alias/release`. */
  readonly alias?: string;
  /** @default 'SIGN_VERIFY' */
  readonly usage?: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT';
}

export interface Keys {
  /** By id, by alias or by the ARN of either. Throws NotFoundException. */
  find(keyId: string): Key;
}

/** Key pairs on P-256. With a folder each stays what it is over a restart: whoever trusts it trusts it still. */
export function openKeys(
  seeds: readonly KeySeed[],
  arnBase: string,
  folder: string | undefined,
): Keys {
  const byName = new Map<string, Key>();
  for (const { id, alias, usage } of seeds) {
    const privateKey = usage === 'ENCRYPT_DECRYPT' ? undefined : privateKeyOf(id, folder);
    const key = { arn: `${arnBase}:key/${id}`, privateKey };
    const names = [`key/${id}`, ...(alias === undefined ? [] : [alias])];
    for (const name of [id, ...names, ...names.map((each) => `${arnBase}:${each}`)])
      byName.set(name, key);
  }
  return {
    find(keyId) {
      const key = byName.get(keyId);
      if (key) return key;
      throw new AwsJsonError('NotFoundException', `Key '${keyId}' does not exist`);
    },
  };
}

function privateKeyOf(id: string, folder: string | undefined): KeyObject {
  if (folder === undefined) return generateKey();
  const file = join(folder, `${id}.pem`);
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  mkdirSync(folder, { recursive: true });
  const key = generateKey();
  // Whole or not at all: half a key would stop every later start.
  writeFileSync(`${file}.new`, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
}

const generateKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
