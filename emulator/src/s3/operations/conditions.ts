import { noSuchKey, preconditionFailed, S3Error } from '../errors.ts';
import type { S3Call } from '../call.ts';
import type { ObjectRecord } from '../store/records.ts';

const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim().replaceAll('"', ''));
const names = (header: string, etag: string) =>
  tagsOf(header).some((tag) => tag === '*' || tag === etag);

/** Throws unless a write's conditions hold for what is there now; call it right before the write. */
export function checkWriteConditions(
  { header, key, bucket }: S3Call,
  current: ObjectRecord | undefined,
) {
  const ifNoneMatch = header('if-none-match');
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch.trim() !== '*') {
      throw new S3Error(
        501,
        'NotImplemented',
        'A header you provided implies functionality that is not implemented: If-None-Match takes * here.',
      );
    }
    if (current) throw preconditionFailed('If-None-Match');
  }
  const ifMatch = header('if-match');
  if (ifMatch === undefined) return;
  if (!current) throw noSuchKey(key, bucket);
  if (!names(ifMatch, current.etag)) throw preconditionFailed('If-Match');
}

/** True if the reader has that version already (304). Throws if it wants another one (412). */
export function isUnchanged({ header }: S3Call, { etag, modifiedAt }: ObjectRecord): boolean {
  const ifMatch = header('if-match');
  const ifUnmodifiedSince = header('if-unmodified-since');
  if (ifMatch !== undefined) {
    if (!names(ifMatch, etag)) throw preconditionFailed('If-Match');
  } else if (ifUnmodifiedSince !== undefined && seconds(modifiedAt) > seconds(ifUnmodifiedSince)) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = header('if-none-match');
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, etag);
  const ifModifiedSince = header('if-modified-since');
  return ifModifiedSince !== undefined && seconds(modifiedAt) <= seconds(ifModifiedSince);
}

/** HTTP dates know no parts of a second. */
const seconds = (at: number | string) => Math.floor(new Date(at).getTime() / 1000);
