import { spawnSync } from 'node:child_process';
import { repository } from '../paths.ts';

/** The commit that is checked out, with `-dirty` where the package differs from it; `unknown` outside of git. */
export function commitOf(name: string): string {
  const commit = git('rev-parse', 'HEAD');
  if (!commit) return 'unknown';
  return git('status', '--porcelain', '--', name) ? `${commit}-dirty` : commit;
}

function git(...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
