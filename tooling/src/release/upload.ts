import { MANIFEST, type BuiltFile } from './built-files.ts';
import { inParallel } from './in-parallel.ts';
import type { ReleaseStore } from './ports.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Puts a version's files into its folder, the manifest last. What is there stays as it is: a folder never changes,
 * and whether it holds what was built is seen when all of it is fetched back.
 */
export async function upload(
  store: ReleaseStore,
  folder: string,
  files: readonly BuiltFile[],
): Promise<void> {
  const put = ({ path, body, contentType }: BuiltFile) =>
    store.put(`${folder}${path}`, { body, contentType, cacheControl: IMMUTABLE }, 'absent');
  await inParallel(
    files.filter((each) => each.path !== MANIFEST),
    put,
  );
  await inParallel(
    files.filter((each) => each.path === MANIFEST),
    put,
  );
}
