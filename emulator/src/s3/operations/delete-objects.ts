import type { S3Call, S3Operation } from '../call.ts';
import { malformedXml, S3Error } from '../errors.ts';
import { mayDelete } from '../permissions.ts';
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
  const outcomes = keys.map((key) => remove(call, key));
  const isQuiet = textOf(document, 'Quiet') === 'true';
  return xmlAnswer(
    writeXml('DeleteResult', {
      Deleted: isQuiet ? undefined : outcomes.filter((each) => !('Code' in each)),
      Error: outcomes.filter((each) => 'Code' in each),
    }),
  );
};

/** What isn't there counts as deleted; what may not be deleted stays, beside the others. */
function remove({ store, bucket, authorize }: S3Call, key: string): Record<string, string> {
  try {
    authorize(() => mayDelete(bucket, key));
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return { Key: key, Code: error.code, Message: error.message };
  }
  store.remove(bucket, key);
  return { Key: key };
}
