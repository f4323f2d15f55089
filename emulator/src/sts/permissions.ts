import type { Permissions } from '../iam/access.ts';

/** Service authorization reference, "AWS Security Token Service"; GetCallerIdentity needs nothing (API reference). */
export const stsPermissions: Permissions<URLSearchParams> = {
  AssumeRole: (form) => [
    {
      action: 'sts:AssumeRole',
      resource: form.get('RoleArn') ?? '*',
      context: {
        'sts:RoleSessionName': form.get('RoleSessionName') ?? undefined,
        'sts:ExternalId': form.get('ExternalId') ?? undefined,
      },
    },
  ],
  GetCallerIdentity: () => [],
};
