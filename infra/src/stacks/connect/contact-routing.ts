import { CfnHoursOfOperation, CfnQueue, CfnRoutingProfile } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Settings } from '../../parameters/settings.ts';

/** The name that flows know the queue by. */
export const QUEUE = 'Video';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Where customers wait, and a routing profile that an agent needs to serve them. */
export class ContactRouting extends Construct {
  readonly queue: CfnQueue;

  constructor(scope: Construct, id: string, connect: Settings['connect']) {
    super(scope, id);
    const { instanceArn, hoursId, queueCapacity } = connect;
    this.queue = new CfnQueue(this, 'Queue', {
      instanceArn,
      name: QUEUE,
      description: 'Customers who may be called by video',
      hoursOfOperationArn: hoursId
        ? `${instanceArn}/operating-hours/${hoursId}`
        : this.createHours(instanceArn).attrHoursOfOperationArn,
      maxContacts: queueCapacity,
    });
    new CfnRoutingProfile(this, 'Agents', {
      instanceArn,
      name: 'Video agents',
      description: 'Calls, and chats that may become video calls',
      defaultOutboundQueueArn: this.queue.attrQueueArn,
      // Whoever is on the phone gets the chat that follows from it only after hanging up (ad-hoc routes).
      mediaConcurrencies: ['VOICE', 'CHAT'].map((channel) => ({
        channel,
        concurrency: channel === 'VOICE' ? 1 : 2,
        crossChannelBehavior: { behaviorType: 'ROUTE_CURRENT_CHANNEL_ONLY' },
      })),
      queueConfigs: ['VOICE', 'CHAT'].map((channel) => ({
        delay: 0,
        priority: 1,
        queueReference: { channel, queueArn: this.queue.attrQueueArn },
      })),
    });
  }

  private createHours(instanceArn: string): CfnHoursOfOperation {
    return new CfnHoursOfOperation(this, 'Always', {
      instanceArn,
      name: 'Video: always',
      timeZone: 'UTC',
      config: DAYS.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        // Midnight: at 23:59 they would be closed for the day's last minute.
        endTime: { hours: 0, minutes: 0 },
      })),
    });
  }
}
