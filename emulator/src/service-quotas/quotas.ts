export interface Quota {
  readonly service: string;
  readonly code: string;
  readonly name: string;
  /** What an account has that never asked for more. */
  readonly standard: number;
  readonly isAdjustable: boolean;
  /** Counted for each resource, such as a Connect instance, not for the account. */
  readonly isPerResource: boolean;
}

const services: Readonly<Record<string, string>> = {
  connect: 'Amazon Connect',
  chime: 'Amazon Chime',
  'cognito-idp': 'Amazon Cognito User Pools',
  fargate: 'AWS Fargate',
};

export const serviceName = (code: string): string | undefined =>
  Object.hasOwn(services, code) ? services[code] : undefined;

const account = (service: string, code: string, standard: number, name: string): Quota => ({
  service,
  code,
  name,
  standard,
  isAdjustable: true,
  isPerResource: false,
});

const perInstance = (code: string, standard: number, name: string): Quota => ({
  ...account('connect', code, standard, `${name} per instance`),
  isPerResource: true,
});

const connectRate = (code: string, standard: number, operation: string): Quota =>
  account('connect', code, standard, `Rate of ${operation} API requests`);

/** The quotas that a contact centre meets; values of a new account (`aws service-quotas list-aws-default-service-quotas`). */
export const standardQuotas: readonly Quota[] = [
  perInstance('L-9A46857E', 500, 'Users'),
  perInstance('L-12AB7C57', 10, 'Concurrent active calls'),
  perInstance('L-D4BA6F6E', 500, 'Concurrent active chats'),
  perInstance('L-22922690', 100, 'Contact flows'),
  connectRate('L-9AA558F3', 2, 'GetFederationToken'),
  connectRate('L-AA48CD49', 5, 'StartChatContact'),
  connectRate('L-650BD10F', 10, 'StopContact'),
  connectRate('L-371095B8', 10, 'DescribeContact'),
  connectRate('L-E2C35CCE', 2, 'SearchUsers'),
  connectRate('L-F001E5ED', 10, 'UpdateContactAttributes'),
  account('chime', 'L-9F286451', 250, 'Amazon Chime SDK meetings - Concurrent meeting quota'),
  account('cognito-idp', 'L-026ADBA3', 120, 'Rate of UserAuthentication requests'),
  account('cognito-idp', 'L-BB3E7CCF', 25, 'Rate of UserFederation requests'),
  account('fargate', 'L-3032A538', 6, 'Fargate On-Demand vCPU resource count'),
];
