import { Type, type Static } from 'typebox';
import { AwsJsonError, checkInput, type AwsJsonOperation } from '../host/aws-json.ts';
import { startOf } from '../host/pages.ts';
import { serviceName, standardQuotas, type Quota } from './quotas.ts';

const BAD_INPUT = 'IllegalArgumentException';
const code = Type.String({ minLength: 1, maxLength: 63 });
const getInput = Type.Object({
  ServiceCode: code,
  QuotaCode: Type.String({ minLength: 1, maxLength: 128 }),
  /** A resource's ARN. */
  ContextId: Type.Optional(Type.String({ minLength: 1 })),
});
const listInput = Type.Object({
  ServiceCode: code,
  QuotaAppliedAtLevel: Type.Optional(Type.Enum(['ACCOUNT', 'RESOURCE', 'ALL'])),
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  NextToken: Type.Optional(Type.String()),
});

export interface OperationDeps {
  /** What applies to this account, if it isn't the standard; by code. */
  readonly applied: ReadonlyMap<string, number>;
  /** Such as `arn:aws:servicequotas:us-east-1:111122223333`. */
  readonly arnBase: string;
}

export function createOperations({
  applied,
  arnBase,
}: OperationDeps): Readonly<Record<string, AwsJsonOperation>> {
  const view = (quota: Quota, value: number, resource?: string) => ({
    ServiceCode: quota.service,
    ServiceName: serviceName(quota.service),
    QuotaArn: `${arnBase}:${quota.service}/${quota.code}`,
    QuotaCode: quota.code,
    QuotaName: quota.name,
    Value: value,
    Unit: 'None',
    Adjustable: quota.isAdjustable,
    GlobalQuota: false,
    QuotaAppliedAtLevel: resource === undefined ? 'ACCOUNT' : 'RESOURCE',
    ...(resource !== undefined && {
      QuotaContext: { ContextScope: 'RESOURCE', ContextId: resource },
    }),
  });
  const valueOf = (quota: Quota) => applied.get(quota.code) ?? quota.standard;

  return {
    GetServiceQuota(input) {
      const { ServiceCode, QuotaCode, ContextId } = checkInput(getInput, input, BAD_INPUT);
      const quota = find(ServiceCode, QuotaCode);
      if (ContextId !== undefined && !quota.isPerResource) throw missing(QuotaCode);
      // Raised for one instance it is raised there only: the account keeps the standard.
      const isForAccount = quota.isPerResource && ContextId === undefined;
      return { Quota: view(quota, isForAccount ? quota.standard : valueOf(quota), ContextId) };
    },
    GetAWSDefaultServiceQuota(input) {
      const { ServiceCode, QuotaCode } = checkInput(getInput, input, BAD_INPUT);
      const quota = find(ServiceCode, QuotaCode);
      return { Quota: view(quota, quota.standard) };
    },
    ListServiceQuotas(input) {
      const asked = checkInput(listInput, input, BAD_INPUT);
      const page = pageOf(asked);
      return {
        ...page,
        Quotas: page.Quotas.map((quota) =>
          view(quota, quota.isPerResource ? quota.standard : valueOf(quota)),
        ),
      };
    },
    ListAWSDefaultServiceQuotas(input) {
      const page = pageOf(checkInput(listInput, input, BAD_INPUT));
      return { ...page, Quotas: page.Quotas.map((quota) => view(quota, quota.standard)) };
    },
  };
}

function find(service: string, quotaCode: string): Quota {
  const quota = standardQuotas.find((each) => each.service === service && each.code === quotaCode);
  if (!quota) throw missing(quotaCode);
  return quota;
}

const missing = (what: string) =>
  new AwsJsonError('NoSuchResourceException', `The request failed because ${what} is unknown.`);

function pageOf({ ServiceCode, MaxResults = 100, NextToken }: Static<typeof listInput>) {
  if (serviceName(ServiceCode) === undefined) throw missing(ServiceCode);
  const all = standardQuotas.filter(({ service }) => service === ServiceCode);
  const start = startOf(NextToken, all.length);
  if (start === undefined) {
    throw new AwsJsonError('InvalidPaginationTokenException', 'Invalid token was passed.');
  }
  const end = start + MaxResults;
  return {
    Quotas: all.slice(start, end),
    ...(end < all.length && { NextToken: String(end) }),
  };
}
