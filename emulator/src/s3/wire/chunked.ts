import { Transform, type TransformCallback } from 'node:stream';
import { S3Error } from '../errors.ts';

const incomplete = () =>
  new S3Error(400, 'IncompleteBody', 'The body ended before its last chunk.');

const MAX_LINE = 4096;

/**
 * Takes the framing of `aws-chunked` off a body (chunks with their size in hex, an empty one, then trailers)
 * and keeps what the trailers say, such as a checksum that was computed while sending.
 */
export class AwsChunkedDecoder extends Transform {
  /** Complete once the stream has ended. Names in lower case. */
  readonly trailers = new Map<string, string>();
  #state: 'size' | 'data' | 'data-end' | 'trailers' | 'done' = 'size';
  #line = '';
  #left = 0;

  override _transform(input: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      for (let at = 0; at < input.length;) at = this.#take(input, at);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(this.#state === 'done' ? null : incomplete());
  }

  /** Handles what begins at `at`; returns where the rest begins. */
  #take(input: Buffer, at: number): number {
    if (this.#state === 'done') return input.length;
    if (this.#state === 'data') {
      const end = Math.min(input.length, at + this.#left);
      this.push(input.subarray(at, end));
      this.#left -= end - at;
      if (this.#left === 0) this.#state = 'data-end';
      return end;
    }
    const end = input.indexOf('\n', at);
    this.#line += input.toString('latin1', at, end < 0 ? input.length : end);
    if (this.#line.length > MAX_LINE) throw incomplete();
    if (end < 0) return input.length;
    const line = this.#line.trimEnd();
    this.#line = '';
    this.#read(line);
    return end + 1;
  }

  #read(line: string): void {
    if (this.#state === 'data-end') {
      this.#state = 'size';
    } else if (this.#state === 'size') {
      if (!/^[\da-f]+(;|$)/i.test(line)) throw incomplete();
      this.#left = parseInt(line, 16);
      this.#state = this.#left === 0 ? 'trailers' : 'data';
    } else if (line === '') {
      this.#state = 'done';
    } else {
      const [name = '', ...value] = line.split(':');
      this.trailers.set(name.trim().toLowerCase(), value.join(':').trim());
    }
  }
}
