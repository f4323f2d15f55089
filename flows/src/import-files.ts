import { existsSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ENDING, faultsOf, readJson, type Surroundings } from './commands.ts';
import { importFlow } from './old-format/import-flow.ts';
import { Untranslatable } from './old-format/old-flow.ts';

export interface ImportRequest {
  readonly files: readonly string[];
  /** Where the modern ones go. @default beside whoever calls */
  readonly out?: string | undefined;
  readonly queue?: string | undefined;
  /** Write over what is there. */
  readonly isForced: boolean;
}

/** `import FILE…`: writes each flow anew as `NAME.flow.json`. @returns the exit code */
export function importFiles(request: ImportRequest, { folder, print }: Surroundings): number {
  const out = resolve(folder, request.out ?? '.');
  const written = request.files.map((file) =>
    importFile(resolve(folder, file), out, request, print),
  );
  // Only now: flows refer to each other.
  for (const path of written) {
    if (path === undefined) continue;
    for (const fault of faultsOf(path)) print(`  ✗ ${basename(path)}: ${fault}`);
  }
  return written.length > 0 &&
    written.every((path) => path !== undefined && faultsOf(path).length === 0)
    ? 0
    : 1;
}

/** Undefined: it couldn't be. */
function importFile(
  path: string,
  out: string,
  { queue, isForced }: ImportRequest,
  print: (line: string) => void,
): string | undefined {
  try {
    const { name, flow, notes } = importFlow(readJson(path), {
      fallbackName: basename(path).replace(/\.json$/, ''),
      commonQueue: queue,
    });
    const target = join(out, name + ENDING);
    if (existsSync(target) && !isForced)
      throw new Untranslatable(`${target} is there already (--force writes over it)`);
    writeFileSync(target, `${JSON.stringify(flow, null, 2)}\n`);
    print(`✓ ${basename(path)} → ${target}`);
    for (const note of notes) print(`    ${note}`);
    return target;
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    print(`✗ ${basename(path)}: ${error.message}`);
    return undefined;
  }
}
