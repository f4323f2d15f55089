import { Type, type Static } from 'typebox';

/** What an image on this machine is: a command that takes the place of its entry point. */
export const image = Type.Object({
  command: Type.Array(Type.String(), { minItems: 1 }),
  cwd: Type.Optional(Type.String()),
  /** As ENV in a Dockerfile; a process inherits nothing else of the emulator's. */
  environment: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type Image = Static<typeof image>;
