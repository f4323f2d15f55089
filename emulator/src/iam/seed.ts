import { Type, type Static } from 'typebox';
import { policyDocument } from './policy.ts';

const role = Type.Object(
  {
    arn: Type.String({ pattern: '^arn:[\\w-]+:iam::\\d{12}:role/[\\w+=,.@/-]+$' }),
    /** Who may assume it. */
    trust: policyDocument,
    /** Inline and managed ones alike. */
    policies: Type.Array(policyDocument),
  },
  { additionalProperties: false },
);
export type RoleSeed = Static<typeof role>;

const user = Type.Object(
  {
    arn: Type.String({ pattern: '^arn:[\\w-]+:iam::\\d{12}:user/[\\w+=,.@/-]+$' }),
    accessKeyId: Type.String({ minLength: 1 }),
    secretAccessKey: Type.String({ minLength: 1 }),
    policies: Type.Array(policyDocument),
  },
  { additionalProperties: false },
);
export type UserSeed = Static<typeof user>;

/** Who there is, and what each may do. With it every call of a control plane is decided; without, everybody may do anything. */
export const iamSeed = Type.Object(
  { roles: Type.Array(role), users: Type.Optional(Type.Array(user)) },
  { additionalProperties: false },
);
export type IamSeed = Static<typeof iamSeed>;
