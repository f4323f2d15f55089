import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Small records of one kind, in memory and each in a file of its own. */
export interface RecordFolder<T> {
  get(id: string): T | undefined;
  all(): T[];
  /**
   * On disk when it returns, whole or not at all. Synchronous on purpose: between a condition that a caller has
   * checked and the record that depends on it nothing else runs.
   */
  put(id: string, record: T): void;
  remove(id: string): void;
}

const ending = '.json';

/** Opens a folder of records, and reads what a former run has left there. */
export function openRecordFolder<S extends TSchema>(
  folder: string,
  schema: S,
  idOf: (record: Static<S>) => string,
): RecordFolder<Static<S>> {
  mkdirSync(folder, { recursive: true });
  const records = new Map<string, Static<S>>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(ending)) continue; // cut off before it got its name
    const record = Value.Parse(schema, JSON.parse(readFileSync(join(folder, file), 'utf8')));
    records.set(idOf(record), record);
  }
  // Ids such as keys may be longer than a file's name, and hold anything.
  const fileOf = (id: string) =>
    join(folder, createHash('sha256').update(id).digest('hex') + ending);
  return {
    get: (id) => records.get(id),
    all: () => [...records.values()],
    put(id, record) {
      const file = fileOf(id);
      writeFileSync(`${file}.new`, JSON.stringify(record));
      renameSync(`${file}.new`, file);
      records.set(id, record);
    },
    remove(id) {
      rmSync(fileOf(id), { force: true });
      records.delete(id);
    },
  };
}
