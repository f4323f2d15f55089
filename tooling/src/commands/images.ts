import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { contained } from '../images/contained.ts';
import { makeFileSet } from '../images/file-set.ts';
import { runFolder } from '../paths.ts';
import type { Services } from '../stack/services.ts';
import { e2e } from './e2e.ts';

/** A call that is recorded from its first second: the api and the recorder both have to work. */
const JOURNEY = 'the contact’s attributes decide';

export const canTryImages = () => process.platform === 'linux' && process.getuid?.() === 0;

/**
 * `images`: makes what the Dockerfiles make, then has a call recorded by it, as nobody and with a root that can't be
 * written to. No Docker engine is needed, but Linux and root.
 */
export async function images(args: readonly string[]): Promise<number> {
  if (!canTryImages()) {
    throw new PlainFailure(
      'images: trying images without a Docker engine takes Linux and root. Elsewhere run `docker build -f api/Dockerfile .` and `docker build -f recorder/Dockerfile .`.',
    );
  }
  const made = { api: make('api'), recorder: make('recorder') };
  const services = (folder: string): Services => ({
    api: contained(made.api, join(folder, 'spool')),
    recorder: contained(made.recorder, join(folder, 'spool')),
  });
  return e2e(args.length > 0 ? args : ['--grep', JOURNEY], { services });
}

function make(service: string) {
  const say = (line: string) => console.log(`· ${service}: ${line}`);
  return makeFileSet({ service, folder: join(runFolder, 'images', service), say });
}
