import { readFileSync } from 'node:fs';
import { readParameterStore } from './adapters/parameter-store.ts';
import { parseParameters, type RawParameters } from './parse.ts';
import { toSettings, type Settings } from './settings.ts';

/**
 * What `configure` stored in the Parameter Store, or a JSON file of names and texts, for looking at templates without an
 * AWS account. @throws Error that names all that is missing or wrong.
 */
export async function loadSettings(file: string | undefined): Promise<Settings> {
  const raw = file === undefined ? await readParameterStore() : readFile(file);
  return toSettings(parseParameters(raw));
}

function readFile(file: string): RawParameters {
  return JSON.parse(readFileSync(file, 'utf8')) as RawParameters;
}
