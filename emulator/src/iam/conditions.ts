import type { Context } from './access.ts';
import { isArnLike, isLike, valueOf } from './match.ts';

type Compare = (actual: string, wanted: string) => boolean;

interface Comparison {
  readonly holds: Compare;
  /** `StringNotEquals` and its like: no value may match, and a key that is not there matches none. */
  readonly isNegated: boolean;
}

const sameText: Compare = (actual, wanted) => actual === wanted;
const sameLetters: Compare = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const like: Compare = (actual, wanted) => isLike(actual, wanted);
const number =
  (compare: (actual: number, wanted: number) => boolean): Compare =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));

const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: sameText,
  StringEqualsIgnoreCase: sameLetters,
  StringLike: like,
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: sameLetters,
  NumericEquals: number((actual, wanted) => actual === wanted),
  NumericLessThan: number((actual, wanted) => actual < wanted),
  NumericLessThanEquals: number((actual, wanted) => actual <= wanted),
  NumericGreaterThan: number((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: number((actual, wanted) => actual >= wanted),
};
const negations: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/** One line of a condition block. */
export interface Condition {
  readonly key: string;
  readonly wanted: readonly string[];
  readonly holds: (context: Context, wanted: readonly string[]) => boolean;
}

/**
 * Finds what an operator such as `ForAnyValue:StringLikeIfExists` means (IAM user guide, "Condition operators").
 * Undefined for one that is not known here.
 */
export function operatorNamed(name: string, key: string): Condition['holds'] | undefined {
  if (name === 'Null') {
    return (context, wanted) =>
      wanted.includes(String(valueOf(context, key) === undefined).toLowerCase());
  }
  const [, quantifier, base = ''] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/.exec(name) ?? [];
  const isOptional = base.endsWith('IfExists');
  const comparison = comparisonNamed(isOptional ? base.slice(0, -'IfExists'.length) : base);
  if (!comparison) return undefined;
  return (context, wanted) => {
    const value = valueOf(context, key);
    if (value === undefined) return holdsWithout(comparison, quantifier, isOptional);
    const actual = [value].flat();
    const fits = (each: string) => fitsOne(comparison, each, wanted);
    return quantifier === 'ForAllValues' ? actual.every(fits) : actual.some(fits);
  };
}

function comparisonNamed(name: string): Comparison | undefined {
  const holds = comparisons[negations[name] ?? name];
  return holds && { holds, isNegated: Object.hasOwn(negations, name) };
}

const holdsWithout = (
  { isNegated }: Comparison,
  quantifier: string | undefined,
  isOptional: boolean,
) => isOptional || quantifier === 'ForAllValues' || (isNegated && quantifier === undefined);

const fitsOne = ({ holds, isNegated }: Comparison, actual: string, wanted: readonly string[]) =>
  wanted.some((each) => holds(actual, each)) !== isNegated;
