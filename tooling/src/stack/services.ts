import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.ts';

/** How a service is started here. */
export interface Service {
  readonly command: readonly [string, ...string[]];
  /** All that it gets besides its own settings. */
  readonly env: NodeJS.ProcessEnv;
}

export type Services = Readonly<Record<'api' | 'recorder', Service>>;

/** A script of the repository's, with this process's environment. */
export function nodeOf(script: string): Service {
  const command = [process.execPath, '--enable-source-maps', join(repository, script)] as const;
  return { command, env: process.env };
}

/** As they stand in the repository. `folder`: the stack's own, for what they write. */
export function fromSources(folder: string): Services {
  const spool = join(folder, 'spool');
  mkdirSync(spool, { recursive: true });
  const env = { PATH: process.env.PATH, HOME: folder, SPOOL_FOLDER: spool };
  return {
    // Nothing of this process's environment: on AWS there is none, and keys in it would stand for the task's role.
    api: { ...nodeOf('api/src/main.ts'), env: { PATH: process.env.PATH, HOME: folder } },
    recorder: { ...nodeOf('recorder/src/main.ts'), env },
  };
}
