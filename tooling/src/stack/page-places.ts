import type { PagePlaces } from '@video-escalation/contracts/config/page-places';
import { remoteNames } from '../web/packages.ts';
import { socketOrigins, type Addresses } from './addresses.ts';
import { developerOrigins } from './page-configs.ts';

/**
 * One emulator stands for every vendor, at one origin: its paths keep them apart, so that a journey shows which
 * page needs which of them, as on AWS.
 */
export function pagePlaces(addresses: Addresses): PagePlaces {
  const { web, apis, emulator } = addresses;
  const developers = developerOrigins(addresses);
  const sockets = (path: string) => socketOrigins(emulator).map((origin) => `${origin}${path}`);
  return {
    api: apis,
    // A developer's override is allow-listed here as it is in config.json.
    remotes: [...remoteNames.map((name) => web[name]!), ...developers],
    developerSockets: developers.flatMap(socketOrigins),
    signIn: [`${emulator}/oidc/`],
    contactCenter: [emulator],
    contactCenterSignOut: [`${emulator}/connect/logout`],
    chat: [
      ...['/participant-service/', '/participant-attachments/'].map((path) => emulator + path),
      ...sockets('/participant-socket'),
    ],
    meetings: [`${emulator}/chime/`, ...sockets('/chime/')],
    recordings: [`${emulator}/s3/`],
  };
}
