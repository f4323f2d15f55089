import { Type } from 'typebox';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';

const behavior = Type.Object({
  ResponseHeadersPolicyId: Type.Optional(Type.String()),
  FunctionAssociations: Type.Optional(
    Type.Array(
      Type.Object({ EventType: Type.Literal('viewer-request'), FunctionARN: Type.String() }),
    ),
  ),
});
const cacheBehavior = Type.Intersect([behavior, Type.Object({ PathPattern: Type.String() })]);
const distribution = Type.Object({
  DistributionConfig: Type.Object({
    Aliases: Type.Array(Type.String()),
    DefaultRootObject: Type.Optional(Type.String()),
    DefaultCacheBehavior: behavior,
    CacheBehaviors: Type.Optional(Type.Array(cacheBehavior)),
  }),
});

/** How a distribution serves a path. */
export type Behavior = Static<typeof behavior>;

export interface Distribution {
  readonly hosts: readonly string[];
  /** What `/` stands for, with its slash. */
  readonly rootObject: string;
  behaviorOf(path: string): Behavior;
}

/** An `AWS::CloudFront::Distribution` as far as it decides what a viewer gets. */
export function readDistribution(properties: unknown): Distribution {
  if (!Value.Check(distribution, properties)) {
    const faults = Value.Errors(distribution, properties).map((each) => each.instancePath);
    throw new Error(`A distribution is not as expected at ${faults.join(', ')}.`);
  }
  const {
    Aliases,
    DefaultRootObject,
    DefaultCacheBehavior,
    CacheBehaviors = [],
  } = properties.DistributionConfig;
  const patterns = CacheBehaviors.map((each) => ({
    pattern: patternOf(each.PathPattern),
    behavior: each,
  }));
  return {
    hosts: Aliases,
    rootObject: `/${DefaultRootObject ?? ''}`,
    behaviorOf: (path) =>
      patterns.find(({ pattern }) => pattern.test(path))?.behavior ?? DefaultCacheBehavior,
  };
}

/** `*` stands for any characters, `?` for one; case counts (API reference, CacheBehavior, "PathPattern"). */
function patternOf(pattern: string): RegExp {
  const parts = [...pattern].map((each) => {
    if (each === '*') return '.*';
    return each === '?' ? '.' : each.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
