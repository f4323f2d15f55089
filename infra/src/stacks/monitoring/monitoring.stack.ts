import type { Construct } from 'constructs';
import type { DataStack } from '../data/data.stack.ts';
import type { ApiStack } from '../api/api.stack.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import type { EventsStack } from '../events/events.stack.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';

export interface MonitoringStackProps extends DeploymentStackProps {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly events: EventsStack;
  readonly recorder: RecorderStack | undefined;
}

/** What is looked at, and who is told: docs/runbook.md has a heading for each alarm. */
export class MonitoringStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: MonitoringStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: dashboard and alarms' });
  }
}
