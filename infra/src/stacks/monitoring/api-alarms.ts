import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { ApiStack } from '../api/api.stack.ts';
import { minutes, type Alarms } from './alarms.ts';

/** Below this a failure or two would be a large share of the requests. */
const ENOUGH_REQUESTS = 50;

export function addApiAlarms(alarms: Alarms, { targets, service, log }: ApiStack): void {
  const { metrics } = targets;
  alarms.add('api-down', 'No api task answers: nobody can start a chat or sign in.', {
    metric: metrics.healthyHostCount({ period: minutes(1), statistic: Stats.MINIMUM }),
    below: 1,
    periods: 2,
    missingIs: 'bad',
  });
  const failed = metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, { period: minutes(5) });
  const asked = metrics.requestCount({ period: minutes(5) });
  alarms.add('api-errors', 'More than 2 % of the requests fail.', {
    metric: new MathExpression({
      expression: `IF(asked > ${ENOUGH_REQUESTS}, 100 * failed / asked, 0)`,
      usingMetrics: { failed, asked },
      label: 'per cent of the requests that fail',
      period: minutes(5),
    }),
    above: 2,
    periods: 1,
  });
  alarms.add('api-slow', 'One request in twenty waits for more than a second.', {
    metric: metrics.targetResponseTime({ period: minutes(5), statistic: Stats.percentile(95) }),
    above: 1,
    periods: 3,
  });
  alarms.add('api-busy', 'The tasks are busy although as many run as load should bring.', {
    metric: service.metricCpuUtilization({ period: minutes(5) }),
    above: 80,
    periods: 3,
  });
  alarms.add('api-memory', 'A task comes near to its memory and would be killed beyond it.', {
    metric: service.metricMemoryUtilization({ period: minutes(5), statistic: Stats.MAXIMUM }),
    above: 85,
    periods: 3,
  });
  addProblemAlarms(alarms, log);
  addRemoteAlarm(alarms, log);
}

/** What the api's log names: a service of AWS refuses or doesn't answer. */
function addProblemAlarms(alarms: Alarms, log: ILogGroup): void {
  alarms.add('connect-sign-in', 'Agents don’t get into Amazon Connect.', {
    metric: problems(log, 'SignInFailures', ['ccp/unavailable']),
    above: 5,
    periods: 1,
  });
  alarms.add('contact-center', 'Amazon Connect refuses or doesn’t answer: chats don’t start.', {
    metric: problems(log, 'ContactCenterFailures', ['contact/unavailable']),
    above: 5,
    periods: 1,
  });
  alarms.add('meetings', 'The Chime SDK refuses or doesn’t answer: calls don’t start.', {
    metric: problems(log, 'MeetingFailures', ['meeting/unavailable']),
    above: 3,
    periods: 1,
  });
}

/** What agents' pages tell the api of their remotes. Which remote, in which version: the dashboard asks the log. */
function addRemoteAlarm(alarms: Alarms, log: ILogGroup): void {
  alarms.add('remotes', 'Parts of agents’ pages fail: they see another version or a gap.', {
    metric: logMetric(log, 'RemoteFailures', '{ $.msg = "remote failed" }'),
    above: 10,
    periods: 1,
  });
}

export function problems(log: ILogGroup, name: string, codes: readonly ProblemCode[]) {
  const terms = codes.map((code) => `($.problem = "${code}")`).join(' || ');
  return logMetric(log, name, `{ ${terms} }`);
}

export function logMetric(log: ILogGroup, metricName: string, pattern: string) {
  const filter = log.addMetricFilter(metricName, {
    filterPattern: FilterPattern.literal(pattern),
    metricNamespace: 'VideoEscalation',
    metricName,
    metricValue: '1',
    defaultValue: 0,
  });
  return filter.metric({ period: minutes(5), statistic: Stats.SUM });
}
