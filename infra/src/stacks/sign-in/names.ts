import type { Settings } from '../../parameters/settings.ts';

/** Role names belong to the whole account: the region keeps two deployments apart. */
export const federationRoleName = ({ region }: Pick<Settings, 'region'>) =>
  `video-escalation-federation-${region}`;
