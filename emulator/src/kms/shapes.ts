import { Type } from 'typebox';

/** Inputs of the emulated operations, after the Key Management Service API reference. */
const keyId = Type.String({ minLength: 1, maxLength: 2048 });

export const getPublicKeyInput = Type.Object({ KeyId: keyId });

export const describeKeyInput = Type.Object({ KeyId: keyId });

export const signInput = Type.Object({
  KeyId: keyId,
  /** Base64. Whole messages up to 4096 bytes; what is longer is hashed by the caller. */
  Message: Type.String({ minLength: 1 }),
  MessageType: Type.Optional(Type.Enum(['RAW', 'DIGEST'])),
  SigningAlgorithm: Type.String({ minLength: 1 }),
  DryRun: Type.Optional(Type.Boolean()),
});
