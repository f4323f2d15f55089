import { textAt, type Context, type Permissions } from '../iam/access.ts';
import type { Keys } from './keys.ts';

/** Service authorization reference, "AWS Key Management Service": whatever the key is called, its ARN is asked for. */
export function kmsPermissions(keys: Keys): Permissions {
  const onKey =
    (action: string, more: (input: unknown) => Context = () => ({})) =>
    (input: unknown) => {
      const keyId = textAt(input, 'KeyId');
      const { arn } = keys.find(keyId);
      const alias = /alias\/.+$/.exec(keyId)?.[0];
      const context = {
        'kms:CallerAccount': arn.split(':')[4],
        'kms:RequestAlias': alias,
        ...more(input),
      };
      return [{ action: `kms:${action}`, resource: arn, context }];
    };
  return {
    DescribeKey: onKey('DescribeKey'),
    GetPublicKey: onKey('GetPublicKey'),
    Sign: onKey('Sign', (input) => ({
      'kms:SigningAlgorithm': textAt(input, 'SigningAlgorithm'),
      'kms:MessageType': textAt(input, 'MessageType') || 'RAW',
    })),
  };
}
