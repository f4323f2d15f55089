import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import { isRemote, remoteNames } from '../../web/packages.ts';
import type { Options } from './options.ts';

type Wish = Pick<Options, 'missing' | 'positionals'>;

/** Those that are named, or all of the repository's that the registry doesn't know. @throws PlainFailure */
export async function wantedRemotes(
  { missing, positionals }: Wish,
  live: () => Promise<RemoteRegistry | undefined>,
  all: readonly string[] = remoteNames,
): Promise<readonly string[]> {
  if (!missing) return named(positionals);
  if (positionals.length > 0)
    throw new PlainFailure('--missing finds the remotes by itself: leave the names or it away.');
  const { microFrontends = {} } = (await live()) ?? {};
  return all.filter((name) => !Object.hasOwn(microFrontends, name));
}

function named(names: readonly string[]): readonly string[] {
  if (names.length === 0)
    throw new PlainFailure("Say which remotes: 'npm run release -- mfe-video', or --missing.");
  const stranger = names.find((each) => !isRemote(each));
  if (stranger === undefined) return names;
  throw new PlainFailure(`${stranger} is no remote: their names begin with mfe-.`);
}
