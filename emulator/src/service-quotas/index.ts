import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { serveAwsJson } from '../host/aws-json.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { createOperations } from './operations.ts';
import { quotasPermissions } from './permissions.ts';
import { standardQuotas } from './quotas.ts';

/** What applies to the account where it isn't what a new account has; by quota code. */
export const quotasSeed = Type.Object({
  applied: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: 0 }))),
});
export type QuotasSeed = Static<typeof quotasSeed>;

export interface QuotasOptions extends QuotasSeed {
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
}

const setInput = Type.Object({
  code: Type.Enum(standardQuotas.map((each) => each.code)),
  value: Type.Number({ minimum: 0 }),
});

/** Service Quotas: reads what applies; an increase is ordered by a test, at once. */
export function createQuotasService(options: QuotasOptions = {}): EmulatedService {
  const { region = 'us-east-1', account = '123456789012' } = options;
  const seeded = Object.entries(options.applied ?? {});
  const applied = new Map(seeded);
  const arnBase = `arn:aws:servicequotas:${region}:${account}`;
  return {
    name: 'service-quotas',
    routes: (app) =>
      serveAwsJson(app, {
        path: '/service-quotas',
        signedAs: 'servicequotas',
        operations: createOperations({ applied, arnBase }),
        permissions: quotasPermissions(arnBase),
        guard: options.guard,
      }),
    control: {
      set(body) {
        const { code, value } = Value.Parse(setInput, body);
        applied.set(code, value);
      },
    },
    inspect: () => Object.fromEntries(applied),
    reset() {
      applied.clear();
      for (const [code, value] of seeded) applied.set(code, value);
    },
    stop: () => Promise.resolve(),
  };
}
