import { dirname, join } from 'node:path';

/** The repository's top folder. */
export const repository = dirname(dirname(import.meta.dirname));
export const cacheFolder = join(repository, '.cache');
/** Logs, process output and the local Redis of a running stack. */
export const runFolder = join(repository, '.run');
