import { parse } from '@video-escalation/contracts/config/parse';
import type { RemoteRegistry } from '@video-escalation/contracts/config/registry';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Type from 'typebox';
import type { Static } from 'typebox';

/** `release.json`, which `npm run build` writes beside what it built. */
const Release = Type.Object({
  name: Type.String(),
  version: Type.String(),
  integrity: Type.Record(Type.String(), Type.String()),
  bus: Type.String(),
});

interface BuiltRemote extends Static<typeof Release> {
  readonly folder: string;
  /** Where it is served, e.g. `video/1.4.2-0a1b2c3d/`. */
  readonly path: string;
}

export interface BuiltPages {
  readonly workspace: string;
  readonly customerSite: string;
  readonly remotes: readonly BuiltRemote[];
}

/** What `npm run build` left in the packages' dist folders. @throws Error that says what isn't built. */
export function readBuiltPages(root: string): BuiltPages {
  const remotes = readdirSync(root).filter((name) => name.startsWith('mfe-'));
  return {
    workspace: builtFolder(root, 'shell'),
    customerSite: builtFolder(root, 'customer-site'),
    remotes: remotes.map((name) => readRemote(root, name)),
  };
}

function builtFolder(root: string, name: string): string {
  const folder = join(root, name, 'dist');
  if (!existsSync(join(folder, 'release.json'))) {
    throw new Error(`${name} isn't built: run 'npm run build' first.`);
  }
  return folder;
}

function readRemote(root: string, name: string): BuiltRemote {
  const folder = builtFolder(root, name);
  const file = join(folder, 'release.json');
  const release = parse(Release, JSON.parse(readFileSync(file, 'utf8')), file);
  return { ...release, folder, path: `${name.slice('mfe-'.length)}/${folderOf(release)}/` };
}

/** Other content is another folder, even where somebody forgot to raise the version: what is served never changes. */
function folderOf({ version, integrity }: Static<typeof Release>): string {
  const content = createHash('sha256').update(JSON.stringify(integrity)).digest('hex');
  return `${version}-${content.slice(0, 8)}`;
}

/** Each remote with the version at hand, for everybody. */
export function firstRegistry({ remotes }: BuiltPages): RemoteRegistry {
  const entries = remotes.map(({ name, path, version, integrity, bus }) => [
    name,
    [
      {
        url: `/${path}mf-manifest.json`,
        metadata: { version, integrity, bus },
        deployment: { traffic: 100, default: true },
      },
    ],
  ]);
  return {
    schema: '1',
    microFrontends: Object.fromEntries(entries) as RemoteRegistry['microFrontends'],
  };
}
