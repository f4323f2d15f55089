import { Type } from 'typebox';
import { stableHex } from './local-ids.ts';
import { parseProperties } from './parse-properties.ts';
import type { Resource } from './stacks.ts';

const secret = Type.Object({
  SecretString: Type.Optional(Type.String()),
  GenerateSecretString: Type.Optional(Type.Object({ PasswordLength: Type.Integer() })),
});

/** The value that Secrets Manager would hold: the template's own, or one made up of letters and digits. */
export function secretValue(resource: Resource | undefined, arn: string): string {
  if (!resource) throw new Error(`No template has the secret ${arn}.`);
  const { SecretString, GenerateSecretString } = parseProperties(secret, resource);
  if (SecretString !== undefined) return SecretString;
  if (!GenerateSecretString) throw new Error(`The secret ${arn} has no value.`);
  return stableHex(resource.stack, resource.logicalId, 64)
    .padEnd(GenerateSecretString.PasswordLength, '0')
    .slice(0, GenerateSecretString.PasswordLength);
}
