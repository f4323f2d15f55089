import { Type } from 'typebox';
import { policyDocument, type PolicyDocument } from './policies.ts';
import { parseProperties } from './parse-properties.ts';
import type { Resource } from './stacks.ts';

export interface Role {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly trust: PolicyDocument;
  /** Its own policies, then the managed policies of the templates that are attached to it. */
  readonly policies: readonly PolicyDocument[];
}

export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly document: PolicyDocument;
}

const role = Type.Object({
  AssumeRolePolicyDocument: policyDocument,
  ManagedPolicyArns: Type.Optional(Type.Array(Type.String())),
  Policies: Type.Optional(Type.Array(Type.Object({ PolicyDocument: policyDocument }))),
});
const attached = Type.Object({
  PolicyDocument: policyDocument,
  Roles: Type.Optional(Type.Array(Type.String())),
});
const managed = Type.Object({ ManagedPolicyName: Type.String(), ...attached.properties });

export function rolesOf(resources: readonly Resource[]): Role[] {
  const ofType = (type: string) => resources.filter((each) => each.type === type);
  const policies = [...ofType('AWS::IAM::Policy'), ...ofType('AWS::IAM::ManagedPolicy')].map(
    (each) => parseProperties(attached, each),
  );
  return ofType('AWS::IAM::Role').map((resource) => {
    const properties = parseProperties(role, resource);
    const byArn = managedPoliciesOf(resources).filter(({ arn }) =>
      properties.ManagedPolicyArns?.includes(arn),
    );
    return {
      ...{ stack: resource.stack, logicalId: resource.logicalId, name: resource.ref },
      arn: resource.attribute('Arn'),
      trust: properties.AssumeRolePolicyDocument,
      policies: [
        ...(properties.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument),
        ...policies
          .filter(({ Roles }) => Roles?.includes(resource.ref))
          .map(({ PolicyDocument }) => PolicyDocument),
        ...byArn.map(({ document }) => document),
      ],
    };
  });
}

export function managedPoliciesOf(resources: readonly Resource[]): ManagedPolicy[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')
    .map((resource) => {
      const { ManagedPolicyName: name, PolicyDocument } = parseProperties(managed, resource);
      return { name, arn: resource.ref, document: PolicyDocument };
    });
}
