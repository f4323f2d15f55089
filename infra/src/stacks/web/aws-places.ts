import type { PagePlaces } from '@video-escalation/contracts/config/page-places';
import type { Settings } from '../../parameters/settings.ts';

/** Hosts after the vendors' guides: what the emulator stands for on a laptop. */
export function awsPlaces(
  settings: Settings,
  /** Name of the recordings' bucket, if there is one. */
  recordingsBucket: string | undefined,
): PagePlaces {
  const { region, connect, developerOrigins } = settings;
  return {
    api: [settings.apiUrl],
    // Released remotes stand at the workspace's own host.
    remotes: developerOrigins,
    developerSockets: developerOrigins.map((origin) => origin.replace(/^http/, 'ws')),
    signIn: [`https://cognito-idp.${region}.amazonaws.com`, signInUrl(settings)],
    contactCenter: [connect.url],
    contactCenterSignOut: [connect.logoutUrl],
    chat: [
      `https://participant.connect.${region}.amazonaws.com`,
      // Amazon Connect administrator guide, "Set up your network": one host of many a chat.
      `wss://*.transport.connect.${region}.amazonaws.com`,
      ...(connect.attachmentsBucket
        ? [`https://${connect.attachmentsBucket}.s3.${region}.amazonaws.com`]
        : []),
    ],
    // Amazon Chime SDK for JavaScript, guide "Content Security Policy".
    meetings: ['https://*.chime.aws', 'wss://*.chime.aws'],
    // As the api gives addresses out: the region's host, then the bucket (api/src/adapters/s3.ts, path style).
    recordings: recordingsBucket ? [`https://s3.${region}.amazonaws.com/${recordingsBucket}/`] : [],
  };
}

/** Where agents type their password, or choose their company's provider. */
export function signInUrl({ cognito, region }: Settings): string {
  return `https://${cognito.domainPrefix}.auth.${region}.amazoncognito.com`;
}
