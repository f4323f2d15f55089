import type { S3Operation } from '../call.ts';
import { malformedXml, S3Error } from '../errors.ts';
import type { CorsRule } from '../store/records.ts';
import { readDocument } from '../wire/body.ts';
import { childrenOf, textOf, writeXml, type ParsedXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';

export const putBucketCors: S3Operation = async (call) => {
  const document = await readDocument(call, 'CORSConfiguration');
  const cors = childrenOf(document, 'CORSRule').map(readRule);
  if (cors.length === 0) throw malformedXml();
  call.store.update({ ...call.store.bucket(call.bucket).record, cors });
  return {};
};

function readRule(rule: ParsedXml): CorsRule {
  const texts = (name: string) => childrenOf(rule, name).map(({ text }) => text);
  const maxAge = textOf(rule, 'MaxAgeSeconds');
  const allowedMethods = texts('AllowedMethod');
  const unknown = allowedMethods.find(
    (method) => !['GET', 'PUT', 'HEAD', 'POST', 'DELETE'].includes(method),
  );
  if (unknown !== undefined)
    throw new S3Error(
      400,
      'InvalidRequest',
      `Found unsupported HTTP method in CORS config: ${unknown}`,
    );
  return {
    allowedOrigins: texts('AllowedOrigin'),
    allowedMethods,
    allowedHeaders: texts('AllowedHeader'),
    exposeHeaders: texts('ExposeHeader'),
    ...(maxAge !== undefined && { maxAgeSeconds: Number(maxAge) }),
  };
}

export const getBucketCors: S3Operation = ({ store, bucket }) => {
  const { cors } = store.bucket(bucket).record;
  if (!cors) {
    throw new S3Error(404, 'NoSuchCORSConfiguration', 'The CORS configuration does not exist', {
      BucketName: bucket,
    });
  }
  return xmlAnswer(
    writeXml('CORSConfiguration', {
      CORSRule: cors.map((rule) => ({
        AllowedOrigin: rule.allowedOrigins,
        AllowedMethod: rule.allowedMethods,
        AllowedHeader: rule.allowedHeaders,
        ExposeHeader: rule.exposeHeaders,
        MaxAgeSeconds: rule.maxAgeSeconds,
      })),
    }),
  );
};
