import * as Type from 'typebox';
import type { Static } from 'typebox';

/**
 * `registry.json`: which remotes there are and where. Field names after the awslabs frontend-discovery
 * schema (v1-pre), plus slot and bus range.
 */
export const RemoteVersion = Type.Object({
  url: Type.String({
    description: "Address of the version's mf-manifest.json; its folder never changes.",
  }),
  fallbackUrl: Type.Optional(Type.String()),
  metadata: Type.Object({
    version: Type.String(),
    /** SHA-384 of each script, by address relative to the manifest: `{"remoteEntry.js": "sha384-…"}`. */
    integrity: Type.Record(Type.String(), Type.String()),
    bus: Type.String({ description: 'Range of the bus contract, e.g. ^1.0.0.' }),
  }),
  deployment: Type.Object({
    traffic: Type.Integer({ minimum: 0, maximum: 100, description: 'Per cent of the users.' }),
    default: Type.Boolean(),
  }),
});
export type RemoteVersion = Static<typeof RemoteVersion>;

export const RemoteRegistry = Type.Object({
  schema: Type.Literal('1'),
  microFrontends: Type.Record(Type.String(), Type.Array(RemoteVersion, { minItems: 1 })),
});
export type RemoteRegistry = Static<typeof RemoteRegistry>;
