import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { Recordings } from './recordings.ts';
import { Redis } from './redis.ts';

export interface DataStackProps extends DeploymentStackProps {
  readonly vpc: IVpc;
}

/** What must not be lost by an update: calls' recordings, and what the api knows of running calls. */
export class DataStack extends DeploymentStack {
  readonly redis: Redis;
  /** Undefined: nothing is recorded. */
  readonly recordings: Recordings | undefined;

  constructor(scope: Construct, name: string, props: DataStackProps) {
    super(scope, name, {
      ...props,
      description: 'Video Escalation: Valkey and recordings',
      terminationProtection: true,
    });
    const { vpc, settings } = props;
    this.redis = new Redis(this, 'Redis', { vpc, nodeType: settings.redisNodeType });
    this.recordings = settings.recording && new Recordings(this, 'Recordings', settings.recording);
  }
}
