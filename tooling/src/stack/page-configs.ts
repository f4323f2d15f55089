import type { CustomerSiteConfig } from '@video-escalation/contracts/config/customer-site';
import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { remoteNames } from '../web/packages.ts';
import { developmentAddress, type Addresses } from './addresses.ts';
import { OIDC_CLIENT_ID, REGION } from './local-account.ts';

/** Where `npm run dev -w <remote>` serves them. */
export function developerOrigins({ web }: Addresses): string[] {
  return remoteNames.map((name) => developmentAddress(web[name]!));
}

/** What infra writes beside the pages on AWS, for one machine. */
export function workspaceConfig(
  addresses: Addresses,
  registryKeys: readonly RegistryKey[],
): WorkspaceConfig {
  const { apis, emulator } = addresses;
  return {
    apiUrl: apis.at(-1)!,
    oidc: {
      authority: `${emulator}/oidc`,
      clientId: OIDC_CLIENT_ID,
      scope: 'openid email profile',
    },
    connect: {
      ccpUrl: `${emulator}/ccp-v2/`,
      logoutUrl: `${emulator}/connect/logout`,
      region: REGION,
      chatEndpoint: `${emulator}/participant-service`,
      signIn: 'federated',
    },
    chime: { nearestMediaRegionUrl: `${emulator}/chime/nearest-media-region` },
    registryUrl: '/registry.json',
    registryKeys: [...registryKeys],
    developerOrigins: developerOrigins(addresses),
  };
}

export function customerSiteConfig({ apis, emulator }: Addresses): CustomerSiteConfig {
  return {
    apiUrl: apis[0]!,
    companyName: 'Riverbank Energy',
    connect: { region: REGION, chatEndpoint: `${emulator}/participant-service` },
  };
}
