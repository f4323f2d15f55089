import { run } from '../../commands/run.ts';
import { PlainFailure } from '../../fail.ts';

export async function checkTypes(name: string): Promise<void> {
  if ((await run('tsc', ['-p', name])) === 0) return;
  throw new PlainFailure(`${name} isn't released: its types don't fit. Mend the lines above.`);
}
