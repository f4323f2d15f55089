import { Type, type Static } from 'typebox';
import { serveAwsJson } from '../host/aws-json.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { policyDocument } from '../iam/policy.ts';
import { openKeys } from './keys.ts';
import { createOperations } from './operations.ts';
import { kmsPermissions } from './permissions.ts';

/** What KMS has from the start: keys on P-256 for signing. */
export const kmsSeed = Type.Object({
  keys: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
        alias: Type.Optional(Type.String({ pattern: '^alias/[\\w/-]+$' })),
        /** @default what a key is created with: its account decides by identity policies */
        policy: Type.Optional(policyDocument),
        /** A key for encryption has no public half, and is used by S3 alone here. @default SIGN_VERIFY */
        usage: Type.Optional(Type.Enum(['SIGN_VERIFY', 'ENCRYPT_DECRYPT'])),
      }),
    ),
  ),
});
export type KmsSeed = Static<typeof kmsSeed>;

export interface KmsOptions extends KmsSeed {
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
  /** Where keys stay over a restart. @default each start makes new ones */
  readonly dataFolder?: string;
}

/** Key Management Service: signing, as far as the release of remotes needs it. */
export function createKmsService(options: KmsOptions = {}): EmulatedService {
  const { region = 'us-east-1', account = '123456789012', keys: seeds = [] } = options;
  const keys = openKeys(seeds, `arn:aws:kms:${region}:${account}`, options.dataFolder);
  const operations = createOperations(keys);
  const permissions = kmsPermissions(keys);
  return {
    name: 'kms',
    routes: (app) =>
      serveAwsJson(app, {
        path: '/kms',
        signedAs: 'kms',
        operations,
        permissions,
        guard: options.guard,
      }),
    inspect: () => ({ keys: seeds.map(({ id, alias }) => ({ id, alias })) }),
    stop: () => Promise.resolve(),
  };
}
