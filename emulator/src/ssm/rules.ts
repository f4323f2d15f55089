import { AwsJsonError } from '../host/aws-json.ts';
import type { PutInput } from './shapes.ts';

const MAX_LEVELS = 15;
const MAX_BYTES = { Standard: 4096, Advanced: 8192 } as const;

export type Tier = keyof typeof MAX_BYTES;

export const invalid = (message: string) => new AwsJsonError('ValidationException', message);

/** Refuses a name that no parameter may have (User Guide, "Requirements and constraints for parameter names"). */
export function checkName(name: string): void {
  if (!/^[\w.\-/]+$/.test(name)) throw invalid(`Parameter name: can't contain '${name}'.`);
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.');
  if (/^\/?(aws|ssm)/i.test(name))
    throw new AwsJsonError(
      'AccessDeniedException',
      `No access to reserved parameter name: ${name}.`,
    );
  if (name.split('/').length - 1 > MAX_LEVELS) {
    const message = `A hierarchy can have a maximum of ${MAX_LEVELS} levels.`;
    throw new AwsJsonError('HierarchyLevelLimitExceededException', message);
  }
}

/** The tier that a value ends in; refuses one that is too long for it. */
export function tierFor({ Value, Tier = 'Standard' }: PutInput): Tier {
  const bytes = Buffer.byteLength(Value);
  const fits = bytes <= MAX_BYTES.Standard ? 'Standard' : 'Advanced';
  const tier = Tier === 'Intelligent-Tiering' ? fits : Tier;
  if (bytes > MAX_BYTES[tier])
    throw invalid(
      `${tier} tier parameters support a maximum parameter value of ${MAX_BYTES[tier]} characters.`,
    );
  return tier;
}
