import type { S3Call } from './call.ts';
import { notEmulated, S3Error } from './errors.ts';

/** UTF-8 (User Guide, "Naming Amazon S3 objects"). */
const MAX_KEY_BYTES = 1024;

/** Headers that would make another object, or protect it otherwise, than what is kept here. */
const unsupported = [
  'x-amz-object-lock-legal-hold',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-copy-source-server-side-encryption-customer-algorithm',
  'x-amz-tagging',
  'x-amz-tagging-directive',
  'x-amz-website-redirect-location',
  'x-amz-write-offset-bytes',
];

const grants = ['full-control', 'read', 'read-acp', 'write', 'write-acp'];

/** Refuses what a request asks for and would not get. */
export function refuseUnsupported(call: Pick<S3Call, 'key' | 'header'>, operation: string): void {
  const { key, header } = call;
  const size = Buffer.byteLength(key);
  if (size > MAX_KEY_BYTES) {
    const details = { Size: String(size), MaxSizeAllowed: String(MAX_KEY_BYTES) };
    throw new S3Error(400, 'KeyTooLongError', 'Your key is too long', details);
  }
  const named = unsupported.filter((name) => header(name) !== undefined);
  const storageClass = header('x-amz-storage-class') ?? 'STANDARD';
  const classes = storageClass === 'STANDARD' ? [] : [`x-amz-storage-class ${storageClass}`];
  const lacking = [...named, ...classes];
  if (lacking.length > 0) throw notEmulated(`${operation} with ${lacking.join(', ')}`);
  refuseAcl(header);
}

/** A bucket's owner owns its objects, as in every new bucket (User Guide, "Controlling ownership of objects"). */
function refuseAcl(header: S3Call['header']): void {
  const acl = header('x-amz-acl') ?? 'bucket-owner-full-control';
  const isGranting = grants.some((name) => header(`x-amz-grant-${name}`) !== undefined);
  if (acl === 'bucket-owner-full-control' && !isGranting) return;
  throw new S3Error(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
}
