import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { buildPackage, isUpToDate } from '../web/build.ts';
import { builtNames } from '../web/packages.ts';
import { run } from './run.ts';

/** `build [package …]`: builds what changed, each in a process of its own, as many at once as there are cores. */
export async function build(names: readonly string[]): Promise<number> {
  await buildStale(names.length > 0 ? names : builtNames, (line) => console.log(`· ${line}`));
  return 0;
}

/** `build-one <package>`: the process behind `build`. */
export async function buildOne([name]: readonly string[]): Promise<number> {
  await buildPackage(name!);
  return 0;
}

export async function buildStale(
  names: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const states = await Promise.all(
    names.map(async (name) => ({ name, isFresh: await isUpToDate(name) })),
  );
  const queue = states.filter((each) => !each.isFresh).map((each) => each.name);
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const began = Date.now();
      const main = join(repository, 'tooling', 'src', 'main.ts');
      const code = await run(process.execPath, [main, 'build-one', name]);
      if (code !== 0) throw new PlainFailure(`${name} doesn't build: see the lines above.`);
      say(`built ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
}
