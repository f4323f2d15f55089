import { createHash } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A UUID that depends on the resource alone: ids stay the same from one start to the next. */
export function stableUuid(stack: string, logicalId: string): string {
  const hex = digest(`${stack}/${logicalId}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Hexadecimal digits such as those of `subnet-0123456789abcdef0`. */
export function stableHex(stack: string, logicalId: string, length: number): string {
  return digest(`${stack}/${logicalId}`).slice(0, length);
}

/** The name that CloudFormation makes up for a resource without one: stack, logical id and a suffix. */
export function generatedName(stack: string, logicalId: string, longest: number): string {
  const suffix = `-${stableHex(stack, logicalId, 12).toUpperCase()}`;
  return `${stack}-${logicalId}`.slice(0, longest - suffix.length) + suffix;
}
