import { invalidArgument, invalidRequest, malformedXml, notEmulated, S3Error } from '../errors.ts';
import type { S3Call } from '../call.ts';
import type { Received } from '../store/blobs.ts';
import {
  algorithmNamed,
  checksumHeader,
  type Checksum,
  type ChecksumAlgorithm,
} from './checksums.ts';
import { AwsChunkedDecoder } from './chunked.ts';
import { parseXml, type ParsedXml } from './xml.ts';

const MAX_OBJECT = 5 * 1024 ** 3;
const MAX_DOCUMENT = 2 * 1024 ** 2;

export interface ReceivedBody extends Received {
  readonly sum: Checksum | undefined;
}

/**
 * Streams a request's bytes to a blob, and checks them against all that the request claims of them: length,
 * Content-MD5, the signed hash, and an `x-amz-checksum-…` in the headers or in the trailers.
 */
export async function receiveBody(call: S3Call, wanted?: ChecksumAlgorithm): Promise<ReceivedBody> {
  const isChunked = call.payloadHash.startsWith('STREAMING-');
  if (isChunked && call.payloadHash !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    throw notEmulated(`chunks signed by ${call.payloadHash}`);
  const decoder = isChunked ? new AwsChunkedDecoder() : undefined;
  const claimed = claimedAlgorithm(call);
  const algorithm = claimed ?? wanted;
  const received = await call.store.blobs.receive(call.request, {
    decoder,
    algorithm,
    maxSize: MAX_OBJECT,
    tooLarge: () =>
      new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.'),
  });
  try {
    checkReceived(call, received);
    const { checksum } = received;
    const given =
      claimed &&
      (call.header(checksumHeader(claimed)) ?? decoder?.trailers.get(checksumHeader(claimed)));
    if (claimed && given !== checksum) {
      throw new S3Error(
        400,
        'BadDigest',
        `The ${claimed} you specified did not match the calculated checksum.`,
      );
    }
    const sum = algorithm && checksum !== undefined ? { algorithm, value: checksum } : undefined;
    return { ...received, sum };
  } catch (error) {
    call.store.blobs.remove([received.blob]);
    throw error;
  }
}

function claimedAlgorithm({ request, header }: S3Call): ChecksumAlgorithm | undefined {
  const names = [...Object.keys(request.headers), header('x-amz-trailer')?.toLowerCase() ?? '']
    .map((name) => /^x-amz-checksum-(?!algorithm$|type$|mode$)(\w+)$/.exec(name)?.[1])
    .filter((name) => name !== undefined);
  if (names.length === 0) return undefined;
  if (names.length > 1)
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  return algorithmNamed(names[0]) ?? refuseAlgorithm(names[0]!);
}

function refuseAlgorithm(name: string): never {
  throw notEmulated(`checksum ${name}`);
}

function checkReceived({ header, payloadHash }: S3Call, { blob, md5, sha256 }: Received): void {
  const length = header('x-amz-decoded-content-length') ?? header('content-length');
  if (length !== undefined && Number(length) !== blob.size) {
    throw new S3Error(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }
  if (/^[\da-f]{64}$/.test(payloadHash) && payloadHash !== sha256) {
    throw new S3Error(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const contentMd5 = header('content-md5');
  if (contentMd5 !== undefined && contentMd5 !== md5.toString('base64'))
    throw new S3Error(
      400,
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    );
}

/** Reads a small XML document whose root is `root`; the same checks as for an object's bytes. */
export async function readDocument(call: S3Call, root: string): Promise<ParsedXml> {
  const length = Number(call.header('content-length') ?? 0);
  if (length > MAX_DOCUMENT) throw invalidArgument('The document is too long.');
  const { blob } = await receiveBody(call);
  const chunks: Buffer[] = [];
  for await (const data of call.store.blobs.read([blob], 0, blob.size - 1))
    chunks.push(data as Buffer);
  call.store.blobs.remove([blob]);
  const document = parseXml(Buffer.concat(chunks).toString('utf8'));
  if (document?.name !== root) throw malformedXml();
  return document;
}
