import type { Settings } from '../../parameters/settings.ts';

/** The federation role's trust names it before it exists. Role names belong to the whole account. */
export const apiTaskRoleName = ({ region }: Pick<Settings, 'region'>) =>
  `video-escalation-api-${region}`;
