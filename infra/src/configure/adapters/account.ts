import {
  ConnectClient,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
} from '@aws-sdk/client-connect';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account, QuotaAddress } from '../check/account.ts';

/** As `cdk bootstrap` names it, unless it is told another qualifier. */
const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';

/** The account that the AWS SDK finds. */
export function createAccount(): Account {
  const sts = new STSClient({});
  const connect = new ConnectClient({});
  const quotas = new ServiceQuotasClient({});

  async function quota({ service, code, resource }: QuotaAddress): Promise<number | undefined> {
    const asked = { ServiceCode: service, QuotaCode: code };
    if (resource !== undefined) {
      const ofResource = await unlessMissing(
        quotas.send(new GetServiceQuotaCommand({ ...asked, ContextId: resource })),
      );
      if (ofResource) return ofResource.Quota?.Value;
    }
    // A quota that nobody ever raised may be known by its default alone.
    const applied =
      (await unlessMissing(quotas.send(new GetServiceQuotaCommand(asked)))) ??
      (await unlessMissing(quotas.send(new GetAWSDefaultServiceQuotaCommand(asked))));
    return applied?.Quota?.Value;
  }

  return {
    region: () => sts.config.region(),
    async identity() {
      const { Account: account = '', Arn: arn = '' } = await sts.send(
        new GetCallerIdentityCommand({}),
      );
      return { account, arn };
    },
    async bootstrapVersion(region) {
      const found = await unlessMissing(
        new SSMClient({ region }).send(new GetParameterCommand({ Name: BOOTSTRAP_VERSION })),
      );
      return found && Number(found.Parameter?.Value);
    },
    async instance(InstanceId) {
      const found = await unlessMissing(connect.send(new DescribeInstanceCommand({ InstanceId })));
      return (
        found?.Instance && {
          alias: found.Instance.InstanceAlias,
          status: found.Instance.InstanceStatus ?? '',
          identityManagement: found.Instance.IdentityManagementType ?? '',
        }
      );
    },
    async hasFlow(InstanceId, ContactFlowId) {
      const asked = new DescribeContactFlowCommand({ InstanceId, ContactFlowId });
      return (await unlessMissing(connect.send(asked))) !== undefined;
    },
    quota,
  };
}

const MISSING = ['ResourceNotFoundException', 'NoSuchResourceException', 'ParameterNotFound'];

/** The services say by an error that something isn't there. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && MISSING.includes(error.name)) return undefined;
    throw error;
  }
}
