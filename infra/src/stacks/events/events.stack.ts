import { Duration } from 'aws-cdk-lib';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import {
  ApiDestination as EventsApiDestination,
  Authorization,
  Connection,
  HttpMethod,
  Rule,
  type EventPattern,
} from 'aws-cdk-lib/aws-events';
import { ApiDestination } from 'aws-cdk-lib/aws-events-targets';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { receiveEvent } from '@video-escalation/contracts/http/machine-events';
import type { Construct } from 'constructs';
import { accepted } from '../accepted.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

export interface EventsStackProps extends DeploymentStackProps {
  /** MACHINE_EVENTS_SECRET of the api. */
  readonly machineSecret: ISecret;
  /** Undefined: nothing is recorded. */
  readonly recorderCluster: ICluster | undefined;
}

/** What AWS's own services tell the api: somebody joined a meeting, it ended, a recorder task stopped. */
export class EventsStack extends DeploymentStack {
  /** Events that the api never took. */
  readonly undelivered: Queue;
  readonly rules: readonly Rule[];

  constructor(scope: Construct, name: string, props: EventsStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: events of AWS services' });
    const { settings, machineSecret, recorderCluster } = props;
    this.undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accepted(this.undelivered, {
      'AwsSolutions-SQS3': 'It is the dead-letter queue of the rules below.',
    });
    const api = new EventsApiDestination(this, 'Api', {
      connection: new Connection(this, 'Connection', {
        authorization: Authorization.apiKey('x-api-key', machineSecret.secretValue),
      }),
      endpoint: `${settings.apiUrl}${receiveEvent.path}`,
      httpMethod: HttpMethod.POST,
    });
    const target = new ApiDestination(api, {
      deadLetterQueue: this.undelivered,
      // A meeting's end that is an hour late tells nobody anything: the api's own watch has found out.
      maxEventAge: Duration.hours(1),
      retryAttempts: 20,
    });
    const rule = (id: string, eventPattern: EventPattern) =>
      new Rule(this, id, { eventPattern, targets: [target] });
    this.rules = [
      // In the region of the meeting's control plane, which is this one (Chime SDK developer guide, "Events").
      rule('MeetingChanged', {
        source: ['aws.chime'],
        detailType: ['Chime Meeting State Change'],
        // A recording that starts by itself waits for both sides (docs/decisions/0013).
        detail: { eventType: ['chime:AttendeeJoined', 'chime:MeetingEnded'] },
      }),
      ...(recorderCluster
        ? [
            rule('RecorderStopped', {
              source: ['aws.ecs'],
              detailType: ['ECS Task State Change'],
              detail: { clusterArn: [recorderCluster.clusterArn], lastStatus: ['STOPPED'] },
            }),
          ]
        : []),
    ];
  }
}
