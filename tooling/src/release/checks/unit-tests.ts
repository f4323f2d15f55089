import { run } from '../../commands/run.ts';
import { PlainFailure } from '../../fail.ts';

export async function checkUnitTests(name: string): Promise<void> {
  const args = ['run', '--project=unit', '--passWithNoTests', '--reporter=dot', `${name}/`];
  if ((await run('vitest', args)) === 0) return;
  throw new PlainFailure(`${name} isn't released: a unit test of it fails. Mend it (above).`);
}
