import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { policyOfOperators } from '../local-deployment/release-policy.ts';
import { ADMINISTRATOR, RELEASE_OPERATOR } from './local-account.ts';
import type { ToLocal } from './local-places.ts';

const EVERYTHING = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** The deployment's roles, and two people of the account. */
export function iamSeed(deployment: LocalDeployment) {
  return {
    roles: deployment.roles().map(({ arn, trust, policies }) => ({ arn, trust, policies })),
    users: [
      { ...ADMINISTRATOR, policies: [EVERYTHING] },
      { ...RELEASE_OPERATOR, policies: [policyOfOperators(deployment)] },
    ],
  };
}

export function kmsSeed(deployment: LocalDeployment) {
  return {
    keys: deployment.keys().map(({ id, aliases: [alias], policy, spec }) => ({
      ...{ id, policy },
      ...(alias !== undefined && { alias }),
      usage: spec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY',
    })),
  };
}

export function s3Seed(deployment: LocalDeployment, toLocal: ToLocal) {
  return {
    buckets: deployment.buckets().map(({ name, stack, cors, policy, encryptionKeyArn }) => ({
      name,
      ...(policy && { policy }),
      ...(encryptionKeyArn !== undefined && { kmsKeyArn: encryptionKeyArn }),
      cors: cors.map((rule) => ({ ...rule, allowedOrigins: rule.allowedOrigins.map(toLocal) })),
      // What is released stays when a test resets what people did.
      outlivesReset: stack === 'Web',
    })),
  };
}

/** Flows have the ids that the deployment knows them by: policies and the api name them. */
export function flowIds(deployment: LocalDeployment): Record<string, string> {
  return Object.fromEntries(
    deployment
      .resources('AWS::Connect::ContactFlow')
      .map(({ properties, ref }) => [String(properties.Name), ref.split('/').at(-1)!]),
  );
}
