import { textAt, textsAt, type Access, type Permissions } from '../iam/access.ts';

/** Service authorization reference, "AWS Systems Manager". `arnBase` is such as `arn:aws:ssm:us-east-1:111122223333`. */
export function ssmPermissions(arnBase: string): Permissions {
  // A parameter's ARN has one slash after the word, whether its name begins with one or not.
  const arnOf = (name: string) => `${arnBase}:parameter/${name.replace(/^\//, '')}`;
  const one = (action: string) => (input: unknown) => [
    { action: `ssm:${action}`, resource: arnOf(textAt(input, 'Name')) },
  ];
  const each = (action: string) => (input: unknown) =>
    textsAt(input, 'Names').map((name) => ({ action: `ssm:${action}`, resource: arnOf(name) }));
  return {
    PutParameter(input): Access[] {
      const isOverwritten = (input as { Overwrite?: unknown } | null)?.Overwrite === true;
      const context = { 'ssm:Overwrite': String(isOverwritten) };
      return one('PutParameter')(input).map((access) => ({ ...access, context }));
    },
    GetParameter: one('GetParameter'),
    GetParameters: each('GetParameters'),
    /** The path itself is asked for, as refusals of the real service name it. */
    GetParametersByPath(input): Access[] {
      const isRecursive = (input as { Recursive?: unknown } | null)?.Recursive === true;
      const path = textAt(input, 'Path').replace(/(.)\/$/, '$1');
      const context = { 'ssm:Recursive': String(isRecursive) };
      return [{ action: 'ssm:GetParametersByPath', resource: arnOf(path), context }];
    },
    DeleteParameter: one('DeleteParameter'),
    DeleteParameters: each('DeleteParameters'),
  };
}
