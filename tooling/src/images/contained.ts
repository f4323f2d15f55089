import { chownSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Service } from '../stack/services.ts';
import type { FileSet } from './file-set.ts';

const NOBODY = 65_534;

/** Starts an image's files as a container would: as nobody, with a root that can't be written to. Linux, as root. */
export function contained({ root, workdir, env, entrypoint }: FileSet, spool: string): Service {
  mkdirSync(spool, { recursive: true });
  chownSync(spool, NOBODY, NOBODY);
  const script = join(import.meta.dirname, 'contained.sh');
  const places = [join(root, 'app'), dirname(process.execPath), spool, workdir];
  return {
    command: ['unshare', '--mount', '--', 'sh', script, ...places, ...entrypoint],
    env: { PATH: process.env.PATH, ...env },
  };
}
