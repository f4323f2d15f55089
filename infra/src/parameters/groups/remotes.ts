import { listOf, possible, text } from '../parameter.ts';
import { ORIGIN } from './patterns.ts';

/** Folders of the release bucket and of the workspace that are no remote's. */
const TAKEN = 'history|operators|recordings|signed-in|signed-out';

export const remoteParameters = {
  remotes: text(
    {
      meaning:
        'Remotes that may be released, by their folders. A new one is named here once; releasing it takes no deployment.',
      form: 'names of small letters, digits and hyphens, separated by commas',
      example: 'ccp,video,adhoc,orders',
    },
    listOf(`(?!(${TAKEN})(,|$))[a-z][a-z0-9-]{0,29}`),
    'ccp,video,adhoc',
  ),
  'developer-origins': possible(
    {
      meaning:
        'Where members of the group developers may load their own builds of remotes from, into their own pages alone. Left out, from nowhere.',
      form: 'origins, separated by commas: http://localhost with a port, or https',
      example: 'http://localhost:3101,http://localhost:3102',
    },
    listOf(`(${ORIGIN}|http://localhost:\\d+)`),
  ),
};
