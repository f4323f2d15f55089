import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Settings } from '../../parameters/settings.ts';
import type { Recordings } from '../data/recordings.ts';
import { grant } from '../grants.ts';
import { CLUSTER, FAMILY } from '../recorder/names.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';

/** Signing agents in to Amazon Connect, which another role may do: the operator's own, if there is one. */
export function grantFederation(role: IRole, federationRoleArn: string): void {
  grant(role, { actions: ['sts:AssumeRole'], resources: [federationRoleArn] });
}

/** What api/src/adapters calls of Amazon Connect. */
export function grantConnect(role: IRole, { connect }: Settings, chatFlowId: string): void {
  const { instanceArn } = connect;
  const contacts = `${instanceArn}/contact/*`;
  grant(role, {
    actions: ['connect:StartChatContact'],
    resources: [`${instanceArn}/contact-flow/${chatFlowId}`, contacts],
    because: 'The contact that is started has no id yet; the flow is one.',
  });
  grant(role, {
    actions: [
      'connect:DescribeContact',
      'connect:GetContactAttributes',
      'connect:UpdateContactAttributes',
    ],
    resources: [contacts],
    because: 'Contacts come and go; the api asks whose each is before it does anything to it.',
  });
  grant(role, {
    actions: [
      'connect:SearchUsers',
      'connect:GetCurrentUserData',
      'connect:DescribeUser',
      'connect:DescribeUserHierarchyGroup',
      'connect:ListSecurityProfiles',
    ],
    resources: [instanceArn, `${instanceArn}/*`],
    because:
      'Read only: any agent of this one instance may sign in, with whatever group and profiles.',
  });
}

/** What api/src/adapters calls of the Amazon Chime SDK. */
export function grantMeetings(role: IRole): void {
  const { account, partition } = Stack.of(role);
  grant(role, {
    actions: ['chime:CreateMeetingWithAttendees'],
    resources: ['*'],
    because: 'The action knows no resource (service authorization reference, Amazon Chime).',
  });
  grant(role, {
    actions: [
      'chime:GetMeeting',
      'chime:DeleteMeeting',
      'chime:CreateAttendee',
      'chime:GetAttendee',
      'chime:DeleteAttendee',
    ],
    resources: [`arn:${partition}:chime:*:${account}:meeting/*`],
    because:
      'Meetings come and go; their ARNs stand with a region in some places and without in others.',
  });
}

/** Links to ad-hoc routes, each way only where the operator wants it. */
export function grantLinks(role: IRole, { calls }: Settings): void {
  const { account, partition, region } = Stack.of(role);
  if (calls.emailFrom) {
    // Verified as an address or as its whole domain.
    const identities = [calls.emailFrom, calls.emailFrom.split('@')[1]!];
    grant(role, {
      actions: ['ses:SendEmail'],
      resources: identities.map(
        (each) => `arn:${partition}:ses:${region}:${account}:identity/${each}`,
      ),
    });
  }
  if (calls.sms) {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        // A telephone number has no ARN; topics have, and none is meant (SNS developer guide, "Sending SMS messages").
        notResources: [`arn:${partition}:sns:*:*:*`],
      }),
    );
  }
}

/** Starting, watching and stopping recorder tasks, and nothing else that runs. */
export function grantRecorderTasks(role: IRole, { cluster, task }: RecorderStack): void {
  const { account, partition, region } = Stack.of(role);
  const ecs = `arn:${partition}:ecs:${region}:${account}`;
  const conditions = { ArnEquals: { 'ecs:cluster': cluster.clusterArn } };
  grant(role, {
    actions: ['ecs:RunTask'],
    // The api names the family alone. AWS was seen to ask for that ARN then, which no pattern of revisions matches; the
    // pattern stays for a revision that is named.
    resources: [`${ecs}:task-definition/${FAMILY}`, `${ecs}:task-definition/${FAMILY}:*`],
    conditions,
    because: 'Whichever revision is the newest: an update of the recorder changes nothing here.',
  });
  grant(role, {
    actions: ['ecs:StopTask', 'ecs:DescribeTasks'],
    resources: [`${ecs}:task/${CLUSTER}/*`],
    conditions,
    because: 'Any task of a cluster that nothing but recorders runs in.',
  });
  grant(role, {
    actions: ['ecs:ListTasks'],
    resources: ['*'],
    conditions,
    because:
      'Its resource would be a container instance, which Fargate has none of: the cluster is the limit.',
  });
  grant(role, {
    actions: ['iam:PassRole'],
    resources: [task.definition.taskRole.roleArn, task.definition.obtainExecutionRole().roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  });
}

/** Playing recordings, and completing those whose recorder died. */
export function grantRecordings(role: IRole, { bucket, objects, key }: Recordings): void {
  grant(role, {
    actions: ['s3:ListBucket', 's3:ListBucketMultipartUploads'],
    resources: [bucket.bucketArn],
  });
  grant(role, {
    actions: [
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
    ],
    resources: [objects],
    because:
      'Recordings are named while they are made; who may play which is asked of Amazon Connect.',
  });
  // S3 asks in the caller's name.
  grant(role, { actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [key.keyArn] });
}
