import type { RawParameters } from '../parameters/parse.ts';

/** Where the parameters are kept; by their own names, without the prefix. */
export interface ParameterStore {
  load(): Promise<RawParameters>;
  write(name: string, value: string): Promise<void>;
  /** As many as there are; those that aren't there are gone already. */
  remove(names: readonly string[]): Promise<void>;
}
