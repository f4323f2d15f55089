import { Type, type Static } from 'typebox';

/** Inputs of the emulated operations, after the Systems Manager API reference. */
const name = Type.String({ minLength: 1, maxLength: 2048 });
const names = Type.Array(name, { minItems: 1, maxItems: 10 });
const withDecryption = Type.Optional(Type.Boolean());

const parameterType = Type.Enum(['String', 'StringList', 'SecureString']);
export type ParameterType = Static<typeof parameterType>;

export const putInput = Type.Object({
  Name: name,
  Value: Type.String({ minLength: 1 }),
  Type: Type.Optional(parameterType),
  Description: Type.Optional(Type.String({ maxLength: 1024 })),
  Overwrite: Type.Optional(Type.Boolean()),
  Tier: Type.Optional(Type.Enum(['Standard', 'Advanced', 'Intelligent-Tiering'])),
  KeyId: Type.Optional(Type.String({ minLength: 1 })),
  DataType: Type.Optional(Type.String({ maxLength: 128 })),
});
export type PutInput = Static<typeof putInput>;

export const getInput = Type.Object({ Name: name, WithDecryption: withDecryption });
export const getManyInput = Type.Object({ Names: names, WithDecryption: withDecryption });
export const getByPathInput = Type.Object({
  Path: name,
  Recursive: Type.Optional(Type.Boolean()),
  WithDecryption: withDecryption,
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  NextToken: Type.Optional(Type.String()),
});
export const deleteInput = Type.Object({ Name: name });
export const deleteManyInput = Type.Object({ Names: names });
