import { describe, expect, it } from 'vitest';
import { synthesized, variants, type Variant } from './testing/variants.ts';

describe.each(Object.keys(variants) as Variant[])('a deployment (%s)', (variant) => {
  it('passes the AwsSolutions rules and CloudFormation’s own, each exception with its reason', () => {
    expect(synthesized(variant).findings).toEqual([]);
  });

  it('has no resource that a template of its size may not have', () => {
    for (const template of Object.values(synthesized(variant).templates)) {
      const json = JSON.stringify(template.toJSON());
      // CloudFormation's quota for a template in S3 is 1 MB and 500 resources.
      expect(json.length).toBeLessThan(1_000_000);
    }
  });
});
