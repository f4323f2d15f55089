import type { CustomerSiteConfig } from '@video-escalation/contracts/config/customer-site';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';
import type { Settings } from '../../parameters/settings.ts';
import { signInUrl } from './aws-places.ts';

export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
}

export function workspaceConfig(
  settings: Settings,
  signIn: SignIn,
  registryKey: RegistryKey,
): WorkspaceConfig {
  const { connect, saml, region, apiUrl } = settings;
  return {
    apiUrl,
    oidc: {
      authority: signIn.issuer,
      clientId: signIn.clientId,
      scope: 'openid email profile',
      logoutUrl: `${signInUrl(settings)}/logout`,
      ...(saml && { identityProvider: saml.name }),
    },
    connect: {
      ccpUrl: connect.ccpUrl,
      logoutUrl: connect.logoutUrl,
      region,
      signIn: connect.signIn,
    },
    chime: { nearestMediaRegionUrl: 'https://nearest-media-region.l.chime.aws' },
    registryUrl: '/registry.json',
    registryKeys: [registryKey],
    developerOrigins: settings.developerOrigins,
  };
}

export function customerSiteConfig({ apiUrl, companyName, region }: Settings): CustomerSiteConfig {
  return { apiUrl, companyName, connect: { region } };
}
