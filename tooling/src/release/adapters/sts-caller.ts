import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

/** The ARN of whoever the credentials belong to. */
export async function readCaller(sts: STSClient): Promise<string> {
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return Arn!;
}
