import { PlainFailure } from '../fail.ts';
import { sha384, type BuiltFile } from './built-files.ts';
import { inParallel } from './in-parallel.ts';

/** Fetches every file as agents' pages will. @throws PlainFailure unless each is what was built. */
export async function verify(address: string, files: readonly BuiltFile[]): Promise<void> {
  await inParallel(files, async ({ path, body }) => {
    const url = new URL(path, address).href;
    const response = await fetch(url).catch(() => undefined);
    if (!response?.ok)
      throw unlike(url, response ? `answers ${response.status}` : 'is out of reach');
    const served = Buffer.from(await response.arrayBuffer());
    if (sha384(served) !== sha384(body)) throw unlike(url, "isn't what was built");
  });
}

const unlike = (url: string, what: string) =>
  new PlainFailure(
    `${url} ${what}, so nothing was published and agents notice nothing. Run the command again; if it stays so, the folder holds another build of the same version: raise the version in the package's package.json.`,
  );
