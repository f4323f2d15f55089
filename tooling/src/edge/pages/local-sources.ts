import { hosts } from '../../local-deployment/parameters.ts';
import { socketOrigins, type Addresses } from '../../stack/addresses.ts';
import { developerOrigins } from '../../stack/page-configs.ts';
import { remoteNames } from '../../web/packages.ts';

/** An address that the deployed headers name, and what stands for it on this machine. */
type Row = readonly [deployed: RegExp, local: () => readonly string[]];

/** Each address of a policy, as a whole, must fit one of these. */
function rows({ apis, emulator }: Addresses): readonly Row[] {
  const sockets = (path: string) => socketOrigins(emulator).map((origin) => `${origin}${path}`);
  return [
    [exactly(`https://${hosts.api}`), () => apis],
    [exactly(`https://${hosts.contactCenter}`), () => [emulator]],
    [
      exactly(`https://${hosts.contactCenter}/connect/logout`),
      () => [`${emulator}/connect/logout`],
    ],
    [/^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com$/, () => [`${emulator}/oidc/`]],
    // The pages of the sign-in, which the emulator has at the address of its provider.
    [/^https:\/\/[\w-]+\.auth\.[\w-]+\.amazoncognito\.com$/, () => [`${emulator}/oidc/`]],
    [
      /^https:\/\/participant\.connect\.[\w-]+\.amazonaws\.com$/,
      () => [`${emulator}/participant-service/`],
    ],
    [
      /^wss:\/\/\*\.transport\.connect\.[\w-]+\.amazonaws\.com$/,
      () => sockets('/participant-socket'),
    ],
    [
      /^https:\/\/[\w-]+\.s3\.[\w-]+\.amazonaws\.com$/,
      () => [`${emulator}/participant-attachments/`],
    ],
    [/^https:\/\/\*\.chime\.aws$/, () => [`${emulator}/chime/`]],
    [/^wss:\/\/\*\.chime\.aws$/, () => sockets('/chime/')],
    [/^https:\/\/s3\.[\w-]+\.amazonaws\.com\/.+\/$/, () => [`${emulator}/s3/`]],
  ];
}

/** What the pages need here and not on AWS: remotes at origins of their own, and developers' builds of them. */
function additionsFor(addresses: Addresses): LocalSources['additions'] {
  const developers = developerOrigins(addresses);
  const remotes = [...remoteNames.map((name) => addresses.web[name]!), ...developers];
  const sockets = developers.flatMap(socketOrigins);
  return {
    'script-src': remotes,
    'style-src': remotes,
    'img-src': remotes,
    'connect-src': [...remotes, ...sockets],
  };
}

const exactly = (text: string) => new RegExp(`^${text.replace(/[.*]/g, '\\$&')}$`);

export interface LocalSources {
  /** @throws Error that names an address which nothing here stands for. */
  localOf(deployed: string): readonly string[];
  /** For the workspace alone, by directive. */
  readonly additions: Readonly<Record<string, readonly string[]>>;
}

export function localSources(addresses: Addresses): LocalSources {
  const all = rows(addresses);
  return {
    additions: additionsFor(addresses),
    localOf(deployed) {
      const row = all.find(([pattern]) => pattern.test(deployed));
      if (row) return row[1]();
      throw new Error(
        `The deployment names ${deployed}, and nothing on this machine stands for it.`,
      );
    },
  };
}
