import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';

/** The commit of amazon-chime-sdk-js whose suites the emulator was seen to pass. */
const KNOWN_COMMIT = '78e8a23b';
const USUAL_FOLDER = '../amazon-chime-sdk-js';

export interface Source {
  readonly folder: string;
  /** Where the suites are, and their package.json. */
  readonly integration: string;
  /** The demo whose pages the suites drive. */
  readonly demo: string;
  /** Short commit, or `unknown` outside a clone. */
  readonly commit: string;
}

/** The checkout beside the repository, or the given folder. @throws PlainFailure that says how to get it */
export function findSource(given: string | undefined): Source {
  const folder = resolve(repository, given ?? USUAL_FOLDER);
  const source = {
    folder,
    integration: join(folder, 'integration'),
    demo: join(folder, 'demos/browser'),
  };
  if (!existsSync(join(source.integration, 'tests')) || !existsSync(source.demo)) {
    throw new PlainFailure(
      `The suites of amazon-chime-sdk-js are not in ${folder}: git clone https://github.com/aws/amazon-chime-sdk-js ${USUAL_FOLDER} && git -C ${USUAL_FOLDER} checkout ${KNOWN_COMMIT} (or name the folder: npm run foreign -- --source FOLDER).`,
    );
  }
  return { ...source, commit: commitOf(folder) };
}

export function isKnown({ commit }: Source): boolean {
  return commit === KNOWN_COMMIT;
}

function commitOf(folder: string): string {
  const git = spawnSync('git', ['-C', folder, 'rev-parse', '--short=8', 'HEAD'], {
    encoding: 'utf8',
  });
  return git.status === 0 ? git.stdout.trim() : 'unknown';
}
