import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  SingleValueWidget,
  Stats,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ApiStack } from '../api/api.stack.ts';
import type { Redis } from '../data/redis.ts';
import type { EventsStack } from '../events/events.stack.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';
import type { Alarms } from './alarms.ts';
import { redisMetric } from './other-alarms.ts';

export interface Watched {
  readonly alarms: Alarms;
  readonly api: ApiStack;
  readonly redis: Redis;
  readonly events: EventsStack;
  readonly recorder: RecorderStack | undefined;
}

const HALF = 12;

/** One page: what is wrong, what people notice, what it runs on. */
export function createDashboard(scope: Construct, watched: Watched): void {
  const { alarms, api, redis, events, recorder } = watched;
  const { metrics } = api.targets;
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: 'video-escalation' });
  dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: 24 }));
  dashboard.addWidgets(
    graph(
      'Requests',
      metrics.requestCount(),
      metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT),
    ),
    graph(
      'Time to answer',
      metrics.targetResponseTime({ statistic: Stats.percentile(50), label: 'half within' }),
      metrics.targetResponseTime({ statistic: Stats.percentile(95), label: '95 % within' }),
    ),
  );
  dashboard.addWidgets(
    graph('api tasks', metrics.healthyHostCount(), metrics.unhealthyHostCount()),
    graph('api load', api.service.metricCpuUtilization(), api.service.metricMemoryUtilization()),
  );
  dashboard.addWidgets(...remotes(api.log));
  const ofRedis = (name: string) => redis.nodeIds.map((nodeId) => redisMetric(nodeId, name));
  dashboard.addWidgets(
    graph('Valkey: memory in use, %', ...ofRedis('DatabaseMemoryUsagePercentage')),
    graph('Valkey: processor, %', ...ofRedis('EngineCPUUtilization')),
  );
  dashboard.addWidgets(
    ...(recorder ? [graph('Recorder tasks', recorder.metricTasks())] : []),
    new SingleValueWidget({
      title: 'Events that were not delivered',
      width: HALF,
      metrics: [events.undelivered.metricApproximateNumberOfMessagesVisible()],
    }),
  );
}

/**
 * Asked of the log when somebody looks: as metrics, each pair of remote and version would be one that is paid for,
 * and a page can make up any number of them.
 */
function remotes(log: ILogGroup): LogQueryWidget[] {
  return [
    remoteTable(log, 'Remotes: failures by remote and version', [
      'filter msg = "remote failed"',
      'stats count(*) as failures, count_distinct(traceId) as pages by remote, version, phase, outcome',
      'sort failures desc',
    ]),
    remoteTable(log, 'Remotes: load time, ms', [
      'filter msg = "remote mounted"',
      'stats pct(loadMs, 50) as half, pct(loadMs, 95) as most, count(*) as mounts by remote, version',
      'sort mounts desc',
    ]),
  ];
}

const remoteTable = (log: ILogGroup, title: string, queryLines: string[]) =>
  new LogQueryWidget({
    title,
    logGroupNames: [log.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    queryLines,
    width: HALF,
  });

const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: HALF });
