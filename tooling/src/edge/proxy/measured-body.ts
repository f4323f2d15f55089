import type { IncomingMessage } from 'node:http';

/** A body whose size is known as far as the firewall asks for it. */
export interface MeasuredBody {
  /** Exact up to the limit; more than the limit if it is longer. */
  readonly bytes: number;
  /** What was read to know that; the rest is still to come. */
  readonly begin: readonly Buffer[];
}

/**
 * Reads a body until its size is known: not at all if the caller has announced it, else up to the limit.
 * @throws Error if the caller goes meanwhile.
 */
export async function measureBody(request: IncomingMessage, limit: number): Promise<MeasuredBody> {
  const announced = request.headers['content-length'];
  if (announced !== undefined) return { bytes: Number(announced), begin: [] };
  if (request.headers['transfer-encoding'] === undefined) return { bytes: 0, begin: [] };
  return readUntil(request, limit);
}

function readUntil(request: IncomingMessage, limit: number): Promise<MeasuredBody> {
  return new Promise((resolve, reject) => {
    const begin: Buffer[] = [];
    let bytes = 0;
    const settle = (act: () => void) => {
      request.pause().off('data', onData).off('end', onEnd).off('close', onClose);
      act();
    };
    const onData = (chunk: Buffer) => {
      begin.push(chunk);
      bytes += chunk.length;
      if (bytes > limit) settle(() => resolve({ bytes, begin }));
    };
    const onEnd = () => settle(() => resolve({ bytes, begin }));
    const onClose = () => settle(() => reject(new Error('The caller went away.')));
    request.on('data', onData).once('end', onEnd).once('close', onClose);
  });
}
