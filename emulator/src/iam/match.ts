import type { Context } from './access.ts';

/** Wildcards of IAM: `*` is any text, `?` one character. */
export function isLike(value: string, pattern: string, flags = ''): boolean {
  const source = pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : literal(part)))
    .join('');
  return new RegExp(`^${source}$`, `s${flags}`).test(value);
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Each of the six parts of an ARN for itself: a wildcard doesn't reach over a colon. */
export function isArnLike(arn: string, pattern: string): boolean {
  if (pattern === '*') return true;
  const [parts, patterns] = [arnParts(arn), arnParts(pattern)];
  if (parts.length !== 6 || patterns.length !== 6) return arn === pattern;
  return parts.every((part, at) => isLike(part, patterns[at] ?? ''));
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Names of actions are compared without regard to case. */
export const isAction = (action: string, pattern: string) => isLike(action, pattern, 'i');

const variable = /\$\{([^}]*)\}/g;

/** The variables of a text. */
export const variablesOf = (text: string): readonly string[] =>
  [...text.matchAll(variable)].map(([, name = '']) => name);

/**
 * Puts values in for `${aws:userid}` and the like. Undefined if a variable has no value, and then the pattern matches
 * nothing (IAM user guide, "Policy variables").
 */
export function fillIn(pattern: string, context: Context): string | undefined {
  let isComplete = true;
  const filled = pattern.replace(variable, (_all, name: string) => {
    const value = valueOf(context, name);
    if (typeof value === 'string') return value;
    isComplete = false;
    return '';
  });
  return isComplete ? filled : undefined;
}

/** Names of condition keys are compared without regard to case. */
export function valueOf(context: Context, key: string): Context[string] {
  const name = Object.keys(context).find((each) => each.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : context[name];
}
