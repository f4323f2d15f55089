import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { ApiStack } from '../api/api.stack.ts';
import type { DataStack } from '../data/data.stack.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import type { EventsStack } from '../events/events.stack.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';
import { Alarms } from './alarms.ts';
import { addApiAlarms } from './api-alarms.ts';
import { createDashboard } from './dashboard.ts';
import { addEventAlarms, addRecorderAlarms, addRedisAlarms } from './other-alarms.ts';

export interface MonitoringStackProps extends DeploymentStackProps {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly events: EventsStack;
  /** Undefined: nothing is recorded. */
  readonly recorder: RecorderStack | undefined;
}

/** What is looked at, and who is told. */
export class MonitoringStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: MonitoringStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: dashboard and alarms' });
    const { settings, data, api, events, recorder } = props;
    const { redis } = data;
    const alarms = new Alarms(this, 'Alarms', new SnsAction(this.createTopic(settings.alarmEmail)));
    addApiAlarms(alarms, api);
    addRedisAlarms(alarms, redis);
    addEventAlarms(alarms, events);
    if (recorder) addRecorderAlarms(alarms, recorder, api);
    createDashboard(this, { alarms, api, redis, events, recorder });
  }

  private createTopic(email: string | undefined): Topic {
    const topic = new Topic(this, 'Operators', { enforceSSL: true });
    if (email) topic.addSubscription(new EmailSubscription(email));
    return topic;
  }
}
