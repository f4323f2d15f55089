import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Settings } from '../../parameters/settings.ts';
import { RECORDING_PREFIX, type Recordings } from '../data/recordings.ts';
import { FAMILY } from '../recorder/recorder-task.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';

/** What api/src/adapters calls of Amazon Connect and the Chime SDK. */
export function grantCalls(role: IRole, { connect }: Settings, chatFlowId: string): void {
  const { account, partition } = Stack.of(role);
  const contacts = `${connect.instanceArn}/contact/*`;
  allow(
    role,
    ['connect:StartChatContact'],
    [`${connect.instanceArn}/contact-flow/${chatFlowId}`, contacts],
  );
  allow(
    role,
    ['connect:DescribeContact', 'connect:GetContactAttributes', 'connect:UpdateContactAttributes'],
    [contacts],
  );
  // Users, their groups and profiles: of this instance, whoever they are.
  allow(
    role,
    [
      'connect:SearchUsers',
      'connect:GetCurrentUserData',
      'connect:DescribeUser',
      'connect:DescribeUserHierarchyGroup',
      'connect:ListSecurityProfiles',
    ],
    [connect.instanceArn, `${connect.instanceArn}/*`],
  );
  // A meeting that isn't there yet has no ARN (service authorization reference, Amazon Chime).
  allow(role, ['chime:CreateMeetingWithAttendees'], ['*']);
  allow(
    role,
    [
      'chime:GetMeeting',
      'chime:DeleteMeeting',
      'chime:CreateAttendee',
      'chime:GetAttendee',
      'chime:DeleteAttendee',
    ],
    // Meetings are made and named while the api runs; with or without a region, as the documents differ.
    [`arn:${partition}:chime:*:${account}:meeting/*`],
  );
}

/** Links to ad-hoc routes, each way only where the operator wants it. */
export function grantLinks(role: IRole, { calls }: Settings): void {
  if (calls.emailFrom) {
    const { account, partition, region } = Stack.of(role);
    const domain = calls.emailFrom.split('@')[1]!;
    // Verified as an address or as its whole domain.
    allow(
      role,
      ['ses:SendEmail'],
      [calls.emailFrom, domain].map(
        (identity) => `arn:${partition}:ses:${region}:${account}:identity/${identity}`,
      ),
    );
  }
  // A telephone number has no ARN; topics have, and none is meant (SNS developer guide, "Sending SMS messages").
  if (calls.sms) {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        notResources: [`arn:${Stack.of(role).partition}:sns:*:*:*`],
      }),
    );
  }
}

/** Starting, watching and stopping recorder tasks, and nothing else that runs. */
export function grantRecorderTasks(role: IRole, { cluster, task }: RecorderStack): void {
  const { account, partition, region } = Stack.of(role);
  const ecs = `arn:${partition}:ecs:${region}:${account}`;
  const inCluster = { ArnEquals: { 'ecs:cluster': cluster.clusterArn } };
  // Whichever revision is the newest: an update of the recorder changes nothing here.
  allow(role, ['ecs:RunTask'], [`${ecs}:task-definition/${FAMILY}:*`], inCluster);
  allow(
    role,
    ['ecs:StopTask', 'ecs:DescribeTasks'],
    [`${ecs}:task/${cluster.clusterName}/*`],
    inCluster,
  );
  // Its resource would be a container instance, which Fargate has none of: the condition is the limit.
  allow(role, ['ecs:ListTasks'], ['*'], inCluster);
  allow(
    role,
    ['iam:PassRole'],
    [task.definition.taskRole.roleArn, task.definition.obtainExecutionRole().roleArn],
    { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  );
}

/** Playing recordings, and completing those whose recorder died. */
export function grantRecordings(role: IRole, { bucket, key }: Recordings): void {
  allow(role, ['s3:ListBucket', 's3:ListBucketMultipartUploads'], [bucket.bucketArn]);
  allow(
    role,
    [
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
    ],
    [bucket.arnForObjects(`${RECORDING_PREFIX}*`)],
  );
  // S3 asks in the caller's name.
  allow(role, ['kms:GenerateDataKey', 'kms:Decrypt'], [key.keyArn]);
}

function allow(
  role: IRole,
  actions: string[],
  resources: string[],
  conditions: Record<string, Record<string, string>> = {},
): void {
  role.addToPrincipalPolicy(new PolicyStatement({ actions, resources, conditions }));
}
