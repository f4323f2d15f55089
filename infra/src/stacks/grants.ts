import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { accepted } from './accepted.ts';

export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Record<string, Record<string, string | string[]>>;
  /** Why a resource is named by a pattern, if one is. */
  readonly because?: string;
}

/** A pattern among the resources without its reason fails synthesis (cdk-nag, AwsSolutions-IAM5). */
export function grant(
  to: IRole | ManagedPolicy,
  { actions, resources, conditions, because }: Grant,
): void {
  const statement = new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });
  if (to instanceof ManagedPolicy) to.addStatements(statement);
  else to.addToPrincipalPolicy(statement);
  if (because === undefined) return;
  for (const resource of resources.filter((each) => each.includes('*'))) {
    accepted(to, { [`AwsSolutions-IAM5[Resource::${asFound(to, resource)}]`]: because });
  }
}

/** How cdk-nag writes an ARN that is only known later: by the export's name, or by resource and attribute. */
function asFound(to: IConstruct, resource: string): string {
  const resolved = Stack.of(to).resolve(resource) as unknown;
  if (typeof resolved === 'string') return resolved;
  const [, parts] = (resolved as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : nameOf(part))).join('');
}

function nameOf(part: unknown): string {
  const { 'Fn::ImportValue': name, 'Fn::GetAtt': attribute } = part as Reference;
  return name ?? `<${attribute!.join('.')}>`;
}

interface Reference {
  readonly 'Fn::ImportValue'?: string;
  readonly 'Fn::GetAtt'?: readonly string[];
}
