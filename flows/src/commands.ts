import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { validate } from './validate/validate.ts';

export const ENDING = '.flow.json';
/** This project's own flows. */
const ownFolder = dirname(import.meta.dirname);

export interface Surroundings {
  /** What the files' names are seen from. */
  readonly folder: string;
  readonly print: (line: string) => void;
}

/** `validate [FILE…]`: checks these flows, or this project's own. @returns the exit code */
export function validateFiles(files: readonly string[], { folder, print }: Surroundings): number {
  const paths = files.length > 0 ? files.map((file) => resolve(folder, file)) : flowsIn(ownFolder);
  const wrong = paths.map((path) => validateFile(path, print)).filter((count) => count > 0);
  return wrong.length === 0 ? 0 : 1;
}

/** A flow may refer to those that lie beside it. @returns how many faults it has */
function validateFile(path: string, print: (line: string) => void): number {
  const faults = faultsOf(path);
  print(faults.length === 0 ? `✓ ${basename(path)}` : `✗ ${basename(path)}`);
  for (const fault of faults) print(`    ${fault}`);
  return faults.length;
}

export function faultsOf(path: string): string[] {
  const flow = readJson(path);
  if (flow === undefined) return ['is no file that holds JSON'];
  if (isOldFormat(flow))
    return [
      'is in the old format of the designer: npm run flows -- import FILE makes it a modern one',
    ];
  return validate(flow, { flowNames: new Set(flowsIn(dirname(path)).map(nameOf)) });
}

const nameOf = (path: string): string => basename(path).slice(0, -ENDING.length);

const isOldFormat = (flow: unknown): boolean =>
  typeof flow === 'object' && flow !== null && 'modules' in flow;

function flowsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  return files.sort().map((file) => join(folder, file));
}

/** Undefined: there is none, or it isn't JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
