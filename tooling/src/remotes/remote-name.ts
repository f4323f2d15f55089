import { PlainFailure } from '../fail.ts';
import type { RemoteName } from '../web/packages.ts';

/** What a remote is called, where. */
export interface RemoteNames {
  /** Its folder: `mfe-customer-notes`. */
  readonly folder: RemoteName;
  /** In addresses: `customer-notes`. */
  readonly short: string;
  /** In code: `CustomerNotes`. */
  readonly pascal: string;
  /** On the screen: `Customer notes`. */
  readonly title: string;
}

const LONGEST = 30;
/** Folders of the release bucket and paths of the workspace: a remote's files lie beside them. */
const RESERVED = ['history', 'recordings', 'assets', 'v1'];

/** @throws PlainFailure that says what a name must be like. */
export function namesOf(given: string): RemoteNames {
  const short = given.replace(/^mfe-/, '');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(short) || short.length > LONGEST)
    throw new PlainFailure(
      `'${given}' can't be a remote's name: use at most ${LONGEST} small letters, digits and single hyphens, e.g. customer-notes.`,
    );
  if (RESERVED.includes(short))
    throw new PlainFailure(`'${short}' can't be a remote's name: the workspace has that address.`);
  const words = short.split('-');
  return {
    folder: `mfe-${short}`,
    short,
    pascal: words.map(capital).join(''),
    title: capital(words.join(' ')),
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
