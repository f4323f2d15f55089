import { Validations } from 'aws-cdk-lib';
import type { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag that stand, by id, each with its reason. */
export function accepted(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const validations = Validations.of(construct);
  for (const [id, reason] of Object.entries(reasons)) validations.acknowledge({ id, reason });
}

/** What every task of ours has. */
export function acceptTask(definition: FargateTaskDefinition): void {
  accepted(definition, {
    'AwsSolutions-ECS2': 'Nothing secret is in the environment: secrets come from Secrets Manager.',
  });
  accepted(definition.obtainExecutionRole(), {
    'AwsSolutions-IAM5[Resource::*]': 'ecr:GetAuthorizationToken knows no resource.',
  });
}
