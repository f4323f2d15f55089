import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Authorize } from './authorize.ts';
import type { Store } from './store/store.ts';

/** One request, routed and with its signature checked. */
export interface S3Call {
  readonly store: Store;
  readonly now: () => number;
  /** Empty for what concerns all buckets. */
  readonly bucket: string;
  /** Empty for what concerns a bucket. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly request: IncomingMessage;
  /** SHA-256 of the body in hex as signed, or one of the words that stand for none. */
  readonly payloadHash: string;
  readonly header: (name: string) => string | undefined;
  /** For what is known only once the body is read. */
  readonly authorize: Authorize;
}

export interface S3Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readable | string;
}

/** One operation of the API reference. */
export type S3Operation = (call: S3Call) => S3Answer | Promise<S3Answer>;
