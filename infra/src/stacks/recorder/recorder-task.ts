import { Duration } from 'aws-cdk-lib';
import {
  FargateTaskDefinition,
  LogDrivers,
  OperatingSystemFamily,
  CpuArchitecture,
  type ContainerDefinition,
} from 'aws-cdk-lib/aws-ecs';
import type { RecorderEnv } from '@video-escalation/contracts/env/recorder';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Recordings } from '../data/recordings.ts';
import { acceptTask } from '../accepted.ts';
import { healthCheck } from '../health-check.ts';
import { imageOf } from '../image.ts';
import { CONTAINER, FAMILY } from './names.ts';
import { grantRecorder } from './permissions.ts';

export interface RecorderTaskProps {
  readonly recordings: Recordings;
  readonly region: string;
  readonly logRetentionDays: number;
}

const HEALTH_PORT = 8080;

/** One meeting of 1280×720 at 30 frames: 2 vCPU as measured (docs/decisions/0010-recording-in-the-page.md). */
export class RecorderTask extends Construct {
  readonly definition: FargateTaskDefinition;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: RecorderTaskProps) {
    super(scope, id);
    this.definition = new FargateTaskDefinition(this, 'Definition', {
      family: FAMILY,
      cpu: 2_048,
      memoryLimitMiB: 4_096,
      // The longest recording twice, 12 hours of 1.2 GB each, and the image.
      ephemeralStorageGiB: 40,
      runtimePlatform: {
        operatingSystemFamily: OperatingSystemFamily.LINUX,
        cpuArchitecture: CpuArchitecture.X86_64,
      },
    });
    this.log = new LogGroup(this, 'Log', { retention: props.logRetentionDays });
    const container = this.addContainer(props);
    this.addWritable(container, 'spool', '/spool');
    // Chromium's profile.
    this.addWritable(container, 'tmp', '/tmp');
    grantRecorder(this.definition.taskRole, props.recordings);
    acceptTask(this.definition);
  }

  private addContainer({ region }: RecorderTaskProps): ContainerDefinition {
    const environment: Partial<Record<keyof RecorderEnv, string>> = {
      AWS_REGION: region,
      HEALTH_PORT: String(HEALTH_PORT),
    };
    return this.definition.addContainer(CONTAINER, {
      image: imageOf('recorder'),
      environment,
      readonlyRootFilesystem: true,
      // All that Fargate gives: a recording is finished and uploaded in it (recorder/README.md).
      stopTimeout: Duration.seconds(120),
      logging: LogDrivers.awsLogs({
        streamPrefix: CONTAINER,
        logGroup: this.log,
      }),
      healthCheck: healthCheck(HEALTH_PORT, Duration.seconds(30)),
    });
  }

  private addWritable(container: ContainerDefinition, name: string, containerPath: string): void {
    this.definition.addVolume({ name });
    container.addMountPoints({ sourceVolume: name, containerPath, readOnly: false });
  }
}
