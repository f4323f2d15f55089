import type { Ask, Guard } from '../iam/guard.ts';
import { AccessDenied } from '../iam/decide.ts';
import type { Signed } from '../sigv4/verify.ts';
import { S3Error } from './errors.ts';

/** Asks whether the caller may. Throws S3's AccessDenied. */
export type Authorize = (ask: Ask) => void;

export function authorizeBy(guard: Guard | undefined, { accessKeyId, region }: Signed): Authorize {
  return (ask) => {
    try {
      guard?.authorize(accessKeyId, region, ask);
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
      throw new S3Error(403, 'AccessDenied', messageOf(error));
    }
  };
}

/** S3 puts its own resources into quotation marks, and not KMS's. */
function messageOf({ message, access: { action, resource } }: AccessDenied): string {
  return action.startsWith('s3:')
    ? message.replace(`resource: ${resource}`, `resource: "${resource}"`)
    : message;
}
