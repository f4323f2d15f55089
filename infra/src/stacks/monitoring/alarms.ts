import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export interface AlarmOf {
  readonly metric: IMetric;
  readonly above?: number;
  readonly below?: number;
  /** Periods of the metric, one after the other. */
  readonly periods: number;
  /** Nothing measured: all is well, or is that the trouble itself? @default it's well */
  readonly missingIs?: 'well' | 'bad';
}

export const minutes = (count: number) => Duration.minutes(count);

/** Alarms by name. Each has a heading of that name in docs/runbook.md, where its description leads. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly action: IAlarmAction;

  constructor(scope: Construct, id: string, action: IAlarmAction) {
    super(scope, id);
    this.action = action;
  }

  /** @param of tells apart what has the same name and heading */
  add(name: string, means: string, alarmOf: AlarmOf, of = ''): void {
    const { metric, above, below, periods, missingIs } = alarmOf;
    const fullName = `${name}${of && `-${of}`}`;
    const alarm = new Alarm(this, fullName.replaceAll('-', ''), {
      alarmName: `video-escalation-${fullName}`,
      alarmDescription: `${means} What to do: docs/runbook.md#${name}`,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        above === undefined
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData:
        missingIs === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
    this.all.push(alarm);
  }
}
