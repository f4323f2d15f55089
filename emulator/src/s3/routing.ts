/** Which operation a request means: by method, by whether it has a key, and by a word in its query or headers. */
interface Route {
  readonly operation: string;
  readonly method: string;
  readonly at: 'service' | 'bucket' | 'object';
  /** Names that must stand in the query. */
  readonly query?: readonly string[];
  readonly header?: string;
}

// The more a route asks for, the earlier it stands.
const routes: readonly Route[] = [
  {
    operation: 'UploadPartCopy',
    method: 'PUT',
    at: 'object',
    query: ['partNumber', 'uploadId'],
    header: 'x-amz-copy-source',
  },
  { operation: 'UploadPart', method: 'PUT', at: 'object', query: ['partNumber', 'uploadId'] },
  { operation: 'CopyObject', method: 'PUT', at: 'object', header: 'x-amz-copy-source' },
  { operation: 'PutObject', method: 'PUT', at: 'object' },
  { operation: 'CreateMultipartUpload', method: 'POST', at: 'object', query: ['uploads'] },
  { operation: 'CompleteMultipartUpload', method: 'POST', at: 'object', query: ['uploadId'] },
  { operation: 'AbortMultipartUpload', method: 'DELETE', at: 'object', query: ['uploadId'] },
  { operation: 'DeleteObject', method: 'DELETE', at: 'object' },
  { operation: 'ListParts', method: 'GET', at: 'object', query: ['uploadId'] },
  { operation: 'GetObject', method: 'GET', at: 'object' },
  { operation: 'HeadObject', method: 'HEAD', at: 'object' },
  { operation: 'DeleteObjects', method: 'POST', at: 'bucket', query: ['delete'] },
  { operation: 'ListMultipartUploads', method: 'GET', at: 'bucket', query: ['uploads'] },
  { operation: 'ListObjectsV2', method: 'GET', at: 'bucket', query: ['list-type'] },
  { operation: 'GetBucketCors', method: 'GET', at: 'bucket', query: ['cors'] },
  { operation: 'GetBucketLocation', method: 'GET', at: 'bucket', query: ['location'] },
  { operation: 'ListObjects', method: 'GET', at: 'bucket' },
  { operation: 'PutBucketCors', method: 'PUT', at: 'bucket', query: ['cors'] },
  { operation: 'CreateBucket', method: 'PUT', at: 'bucket' },
  { operation: 'HeadBucket', method: 'HEAD', at: 'bucket' },
  { operation: 'ListBuckets', method: 'GET', at: 'service' },
];

/** Words of the query that choose another operation, one that is not emulated. */
const subresources = new Set(
  'accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle location logging metrics notification object-lock ownershipControls partNumber policy policyStatus publicAccessBlock renameObject replication requestPayment restore retention select session tagging torrent uploadId uploads versionId versioning versions website'.split(
    ' ',
  ),
);

export interface RoutedRequest {
  readonly bucket: string;
  readonly key: string;
  /** The name in the API reference, or what was asked for if it is none of those. */
  readonly operation: string;
}

/** Path style: `/<bucket>/<key>`, without the service's prefix. */
export function routeRequest(
  method: string,
  path: string,
  query: ReadonlyMap<string, string>,
  hasHeader: (name: string) => boolean,
): RoutedRequest {
  const [, bucket = '', ...rest] = path.split('/');
  const key = decodeURIComponent(rest.join('/'));
  const at = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const asked = [...query.keys()].filter((name) => subresources.has(name));
  const route = routes.find(
    (each) =>
      each.method === method &&
      each.at === at &&
      (each.query ?? []).every((name) => query.has(name)) &&
      asked.every((name) => (each.query ?? []).includes(name)) &&
      (each.header === undefined || hasHeader(each.header)),
  );
  const operation =
    route?.operation ?? `${method} ${at}${asked.map((name) => ` ?${name}`).join('')}`;
  return { bucket, key, operation };
}
