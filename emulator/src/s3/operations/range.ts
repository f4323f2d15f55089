import { S3Error } from '../errors.ts';

export interface Range {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/** The part that a Range header asks for; undefined for the whole, also if it asks for several or is nonsense. */
export function parseRange(header: string | undefined, size: number): Range | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const [, first, last] = found;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && last === '0')) throw notSatisfiable(size);
  return start > end ? undefined : { start, end };
}

const notSatisfiable = (size: number) =>
  new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', {
    ActualObjectSize: String(size),
  });
