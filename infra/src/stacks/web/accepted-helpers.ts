import type { CfnElement, Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { accepted } from '../accepted.ts';

/** How CDK names its own functions, one a stack. */
const HELPER = /^(Custom::CDKBucketDeployment|AWS679f53fac002430cb0da5b7982bd2287)/;

/** CDK's own functions that upload files run at deployments alone; their code and roles are CDK's. */
export function acceptUploadHelpers(stack: Stack, buckets: readonly IBucket[]): void {
  const own = "CDK's own function, which runs at deployments alone: ";
  const objectsOf = (bucket: IBucket) =>
    `<${stack.getLogicalId(bucket.node.defaultChild as CfnElement)}.Arn>/*`;
  const assets = `arn:${stack.partition}:s3:::cdk-hnb659fds-assets-${stack.account}-${stack.region}/*`;
  const resources = [...buckets.map(objectsOf), assets.replace(stack.partition, 'aws')];
  const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'];
  const findings = [
    ...resources.map((each) => `AwsSolutions-IAM5[Resource::${each}]`),
    ...actions.map((each) => `AwsSolutions-IAM5[Action::${each}]`),
  ];
  const reasons = {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': `${own}it may write logs.`,
    'AwsSolutions-L1': `${own}its runtime is the newest that its code was tested with.`,
    ...Object.fromEntries(
      findings.map((id) => [id, `${own}it copies from CDK's own bucket to the pages'.`]),
    ),
  };
  for (const helper of stack.node.children.filter(({ node }) => HELPER.test(node.id))) {
    accepted(helper, reasons);
  }
}
