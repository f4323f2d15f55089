import { Type } from 'typebox';
import { eventRulesOf, type EventRule } from './event-rules.ts';
import type { Account } from './resource-ids.ts';
import { managedPoliciesOf, rolesOf, type ManagedPolicy, type Role } from './roles.ts';
import { secretValue } from './secrets.ts';
import { parseProperties } from './parse-properties.ts';
import { deployedResources, type Resource } from './stacks.ts';
import { bucketsOf, keysOf, type DeployedBucket, type DeployedKey } from './storage.ts';
import { taskDefinitionOf, type TaskDefinition } from './task-definitions.ts';
import type { Templates } from './templates.ts';

/**
 * What the templates would deploy, with the ids of one account. Everything is resolved when it is read; what can't be
 * is an error that names it.
 */
export interface LocalDeployment {
  roles(): readonly Role[];
  managedPolicies(): readonly ManagedPolicy[];
  taskDefinition(service: 'api' | 'recorder'): TaskDefinition;
  eventRules(): readonly EventRule[];
  buckets(): readonly DeployedBucket[];
  keys(): readonly DeployedKey[];
  /** Origins that may embed the contact control panel. */
  approvedOrigins(): readonly string[];
  /** Value of a secret, by its ARN. */
  secret(arn: string): string;
  /** All resources of a type, such as `AWS::WAFv2::WebACL`. */
  resources(type: string): readonly Resource[];
}

const approvedOrigin = Type.Object({ Origin: Type.String() });

export function openDeployment(templates: Templates, account: Account): LocalDeployment {
  const all = deployedResources(templates, account);
  const resources = (type: string) => all.filter((each) => each.type === type);
  return {
    resources,
    roles: () => rolesOf(all),
    managedPolicies: () => managedPoliciesOf(all),
    taskDefinition: (service) => taskDefinitionOf(all, `video-escalation-${service}`),
    eventRules: () => eventRulesOf(all),
    buckets: () => bucketsOf(all),
    keys: () => keysOf(all),
    approvedOrigins: () =>
      resources('AWS::Connect::ApprovedOrigin').map(
        (each) => parseProperties(approvedOrigin, each).Origin,
      ),
    secret: (arn) =>
      secretValue(
        resources('AWS::SecretsManager::Secret').find(({ ref }) => ref === arn),
        arn,
      ),
  };
}
