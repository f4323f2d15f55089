import { userKey } from '@video-escalation/contracts/remotes/choice';
import { PlainFailure } from '../../fail.ts';
import type { Change } from '../changes/change.ts';
import { pin, unpin, type Pinned } from '../changes/pin.ts';
import { promote } from '../changes/promote.ts';
import { rollback } from '../changes/rollback.ts';
import type { Deployment } from '../place.ts';
import { publish } from '../publish.ts';
import type { Options } from './options.ts';

type Build = (remote: string, options: Options) => Change | Promise<Change>;

const builders: Readonly<Record<string, Build>> = {
  promote: (remote, { positionals }) => promote(remote, positionals[1]),
  rollback: (remote, { to }) => rollback(remote, to),
  pin: async (remote, options) => {
    const version = options.positionals[1];
    if (version) return pin(remote, version, await whom(options));
    throw new PlainFailure(`Say which version: 'pin ${remote} VERSION --user NAME'.`);
  },
  unpin: async (remote, options) => unpin(remote, await whom(options)),
};

export const isChangeCommand = (name: string) => Object.hasOwn(builders, name);

/** Each changes the registry alone: no files move. */
export async function runChange(
  name: string,
  deployment: Deployment,
  options: Options,
): Promise<string> {
  const [remote] = options.positionals;
  if (!remote) throw new PlainFailure(`Say which remote: '${name} mfe-video', for instance.`);
  const change = await builders[name]!(remote, options);
  const { revision, change: made } = await publish(deployment, {
    ...{ remote, change, note: options.note },
  });
  return `Revision ${revision}: ${made.action} of ${remote} ${made.version}. Pages learn of it within half a minute.`;
}

async function whom({ user, group }: Options): Promise<Pinned> {
  if (user !== undefined && group === undefined)
    return { kind: 'users', key: await userKey(user), shown: user };
  if (group !== undefined && user === undefined)
    return { kind: 'groups', key: group, shown: group };
  throw new PlainFailure('Say for whom: either --user NAME or --group NAME.');
}
