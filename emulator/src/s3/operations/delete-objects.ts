import type { S3Operation } from '../call.ts';
import { malformedXml } from '../errors.ts';
import { readDocument } from '../wire/body.ts';
import { childrenOf, textOf, writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';

const MAX_KEYS = 1000;

export const deleteObjects: S3Operation = async (call) => {
  const { store, bucket } = call;
  store.bucket(bucket);
  const document = await readDocument(call, 'Delete');
  const keys = childrenOf(document, 'Object').map((each) => textOf(each, 'Key') ?? '');
  if (keys.length === 0 || keys.length > MAX_KEYS || keys.includes('')) throw malformedXml();
  // What isn't there counts as deleted.
  for (const key of keys) store.remove(bucket, key);
  const isQuiet = textOf(document, 'Quiet') === 'true';
  return xmlAnswer(
    writeXml('DeleteResult', { Deleted: isQuiet ? undefined : keys.map((Key) => ({ Key })) }),
  );
};
