import { Stack, type CfnElement } from 'aws-cdk-lib';
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { CodePipeline } from 'aws-cdk-lib/pipelines';
import { accepted } from '../accepted.ts';

/** Roles of the steps are CDK's own; none of it reaches what is deployed, whose stacks stand beside the pipeline. */
export function acceptPipeline(
  pipeline: CodePipeline,
  releaseRole: IRole,
  artifacts: IBucket,
): void {
  const { region, account } = Stack.of(pipeline);
  const logs = `arn:aws:logs:${region}:${account}:log-group:/aws/codebuild`;
  const reports = `arn:aws:codebuild:${region}:${account}:report-group`;
  const ofSteps = {
    'AwsSolutions-CB4':
      'What the steps hand on is in the pipeline’s own bucket, encrypted by S3; a key of its own would guard nothing more.',
    ...Object.fromEntries(artifactFindings(artifacts).map((id) => [id, HANDED_ON])),
    ...Object.fromEntries(
      projectsOf(pipeline).flatMap((id) => [
        [`AwsSolutions-IAM5[Resource::${logs}/<${id}>:*]`, 'Its own log.'],
        [`AwsSolutions-IAM5[Resource::${reports}/<${id}>-*]`, 'Its own test reports.'],
      ]),
    ),
  };
  accepted(releaseRole, ofSteps);
  accepted(pipeline, {
    ...ofSteps,
    [`AwsSolutions-IAM5[Resource::${logs}/*]`]: 'CDK’s role for all steps that upload assets.',
    [`AwsSolutions-IAM5[Resource::${reports}/*]`]: 'CDK’s role for all steps that upload assets.',
    [`AwsSolutions-IAM5[Resource::arn:*:iam::${account}:role/*]`]:
      'The step that renews the pipeline assumes CDK’s bootstrap roles: a condition names them by their tag.',
    'AwsSolutions-IAM5[Resource::*]':
      'CDK looks for its bootstrap stack and signs in to ECR: neither action knows a resource in advance.',
  });
}

const HANDED_ON = 'Steps hand each other files, in a bucket that holds nothing else.';

function artifactFindings(artifacts: IBucket): string[] {
  const id = Stack.of(artifacts).getLogicalId(artifacts.node.defaultChild as CfnElement);
  const actions = ['s3:Abort*', 's3:DeleteObject*', 's3:GetBucket*', 's3:GetObject*', 's3:List*'];
  return [
    `AwsSolutions-IAM5[Resource::<${id}.Arn>/*]`,
    ...actions.map((action) => `AwsSolutions-IAM5[Action::${action}]`),
  ];
}

/** Logical ids of the steps. */
function projectsOf(pipeline: CodePipeline): string[] {
  return pipeline.node
    .findAll()
    .filter((each) => each instanceof CfnProject)
    .map((each) => Stack.of(each).getLogicalId(each));
}
