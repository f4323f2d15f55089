import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiStack } from '../api/api.stack.ts';
import type { Redis } from '../data/redis.ts';
import type { EventsStack } from '../events/events.stack.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';
import { minutes, type Alarms } from './alarms.ts';
import { logMetric, problems } from './api-alarms.ts';

export function redisMetric(nodeId: string, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/ElastiCache',
    metricName,
    dimensionsMap: { CacheClusterId: nodeId, CacheNodeId: '0001' },
    period: minutes(5),
    statistic: Stats.MAXIMUM,
    label: nodeId,
  });
}

/** Each node by itself: which one is the primary changes when one fails. */
export function addRedisAlarms(alarms: Alarms, { nodeIds }: Redis): void {
  nodeIds.forEach((nodeId, index) => addNodeAlarms(alarms, nodeId, String(index + 1)));
}

function addNodeAlarms(alarms: Alarms, nodeId: string, number: string): void {
  const memory = redisMetric(nodeId, 'DatabaseMemoryUsagePercentage');
  const processor = redisMetric(nodeId, 'EngineCPUUtilization');
  alarms.add(
    'redis-memory',
    'Valkey fills up; full, it refuses what is new.',
    { metric: memory, above: 70, periods: 2 },
    number,
  );
  alarms.add(
    'redis-busy',
    'Valkey works at its limit; every answer gets slower.',
    { metric: processor, above: 80, periods: 2 },
    number,
  );
  alarms.add(
    'redis-node',
    'A node says nothing: the other one carries on alone.',
    { metric: processor, below: 0, periods: 3, missingIs: 'bad' },
    number,
  );
}

export function addEventAlarms(alarms: Alarms, { undelivered }: EventsStack): void {
  alarms.add('events-undelivered', 'The api never took an event of AWS.', {
    metric: undelivered.metricApproximateNumberOfMessagesVisible({
      period: minutes(5),
      statistic: Stats.MAXIMUM,
    }),
    above: 0,
    periods: 1,
  });
}

export function addRecorderAlarms(alarms: Alarms, { task }: RecorderStack, api: ApiStack): void {
  alarms.add('recording-refused', 'Recordings that are wanted don’t begin.', {
    metric: problems(api.log, 'RecordingRefusals', ['recording/unavailable']),
    above: 0,
    periods: 1,
  });
  alarms.add(
    'recording-not-started',
    'A call should have been recorded by itself, and a minute after both sides joined it is not.',
    {
      metric: logMetric(
        api.log,
        'AutomaticRecordingsMissing',
        '{ $.event = "recording.automatic_start_missing" }',
      ),
      above: 0,
      periods: 1,
    },
  );
  // pino's level of a process that gives up is 60.
  const failures = '{ ($.failure = "*") || ($.level = 60) }';
  alarms.add('recording-failed', 'A recording ended in a failure, or its recorder did.', {
    metric: logMetric(task.log, 'RecorderFailures', failures),
    above: 0,
    periods: 1,
  });
}
