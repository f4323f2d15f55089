import type { LocalDeployment } from './local-deployment.ts';
import type { PolicyDocument } from './policies.ts';

const OPERATORS = 'video-escalation-release-operators';

/** What people who release any remote have attached. @throws Error if no template has it. */
export function policyOfOperators(deployment: LocalDeployment): PolicyDocument {
  const policy = deployment.managedPolicies().find(({ name }) => name === OPERATORS);
  if (!policy) throw new Error(`No template has the managed policy ${OPERATORS}.`);
  return policy.document;
}
