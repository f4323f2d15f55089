import type { S3Operation } from '../call.ts';
import { writeXml } from '../wire/xml.ts';

export const xmlAnswer = (body: string) => ({
  headers: { 'content-type': 'application/xml' },
  body,
});

export const createBucket: S3Operation = ({ store, bucket, now }) => {
  store.create({ name: bucket, createdAt: now() });
  return { headers: { location: `/${bucket}` } };
};

export const headBucket: S3Operation = ({ store, bucket }) => {
  store.bucket(bucket);
  return { headers: { 'x-amz-bucket-region': 'us-east-1' } };
};

/** Empty for us-east-1 (API reference, GetBucketLocation), where all buckets are. */
export const getBucketLocation: S3Operation = ({ store, bucket }) => {
  store.bucket(bucket);
  return xmlAnswer(writeXml('LocationConstraint', {}));
};

export const listBuckets: S3Operation = ({ store }) => {
  const buckets = store
    .buckets()
    .map(({ record }) => record)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return xmlAnswer(
    writeXml('ListAllMyBucketsResult', {
      Owner: { ID: '111122223333' },
      Buckets: {
        Bucket: buckets.map(({ name, createdAt }) => ({
          Name: name,
          CreationDate: new Date(createdAt).toISOString(),
        })),
      },
    }),
  );
};
