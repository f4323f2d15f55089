import { textAt, type Permissions } from '../iam/access.ts';

/** Service authorization reference, "Service Quotas". `arnBase` is such as `arn:aws:servicequotas:us-east-1:111122223333`. */
export function quotasPermissions(arnBase: string): Permissions {
  const anywhere = (action: string) => () => [{ action: `servicequotas:${action}`, resource: '*' }];
  return {
    GetServiceQuota: (input) => [
      {
        action: 'servicequotas:GetServiceQuota',
        resource: `${arnBase}:${textAt(input, 'ServiceCode')}/${textAt(input, 'QuotaCode')}`,
        context: { 'servicequotas:service': textAt(input, 'ServiceCode') },
      },
    ],
    GetAWSDefaultServiceQuota: anywhere('GetAWSDefaultServiceQuota'),
    ListServiceQuotas: anywhere('ListServiceQuotas'),
    ListAWSDefaultServiceQuotas: anywhere('ListAWSDefaultServiceQuotas'),
  };
}
