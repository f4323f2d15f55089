import { Duration } from 'aws-cdk-lib';
import {
  CpuArchitecture,
  FargateTaskDefinition,
  LogDrivers,
  OperatingSystemFamily,
  Secret as EcsSecret,
} from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ApiEnv } from '@video-escalation/contracts/env/api';
import type { Construct } from 'constructs';
import { acceptTask } from '../accepted.ts';
import type { Settings } from '../../parameters/settings.ts';
import { healthCheck } from '../health-check.ts';
import { imageOf } from '../image.ts';
import { API_PORT, type ApiVariables } from './environment.ts';
import { apiTaskRoleName } from './names.ts';

export function createApiTaskDefinition(
  scope: Construct,
  settings: Settings,
): FargateTaskDefinition {
  return new FargateTaskDefinition(scope, 'Task', {
    family: 'video-escalation-api',
    taskRole: new Role(scope, 'TaskRole', {
      roleName: apiTaskRoleName(settings),
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
      description: 'The api of Video Escalation',
    }),
    cpu: 512,
    memoryLimitMiB: 1_024,
    runtimePlatform: {
      operatingSystemFamily: OperatingSystemFamily.LINUX,
      cpuArchitecture: CpuArchitecture.X86_64,
    },
  });
}

export interface ApiContainerProps {
  readonly environment: ApiVariables;
  readonly secrets: Partial<Record<keyof ApiEnv, ISecret>>;
  readonly log: LogGroup;
}

/** Writes nowhere but to its log. */
export function addApiContainer(definition: FargateTaskDefinition, props: ApiContainerProps): void {
  const secrets = Object.entries(props.secrets).map(
    ([name, secret]) => [name, EcsSecret.fromSecretsManager(secret)] as const,
  );
  definition.addContainer('api', {
    image: imageOf('api'),
    portMappings: [{ containerPort: API_PORT }],
    environment: props.environment,
    secrets: Object.fromEntries(secrets),
    readonlyRootFilesystem: true,
    // The api ends its event streams and its requests within 10 s of SIGTERM.
    stopTimeout: Duration.seconds(30),
    logging: LogDrivers.awsLogs({ streamPrefix: 'api', logGroup: props.log }),
    healthCheck: healthCheck(API_PORT, Duration.seconds(10)),
  });
  acceptTask(definition);
}
