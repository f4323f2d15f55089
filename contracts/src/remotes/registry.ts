import * as Type from 'typebox';
import type { Static } from 'typebox';
import { mapOf } from '../schema-forms.ts';

/** What a page needs of a version's mf-manifest.json, so that one request brings all manifests. */
export const RemoteSnapshot = Type.Object({
  /** The global variable that the entry script sets: another for each build, so that two versions can run in one page. */
  container: Type.String(),
  /** The entry script, relative to the manifest. */
  entry: Type.String(),
  /** By exposed module (`./remote`): the scripts and style sheets that it needs at once, relative to the manifest. */
  modules: mapOf(
    Type.Object({ scripts: Type.Array(Type.String()), styles: Type.Array(Type.String()) }),
  ),
  /** The libraries that it takes from the shell, with the range that it accepts: `{"react": "^19.0.0"}`. */
  shared: mapOf(Type.String()),
});
export type RemoteSnapshot = Static<typeof RemoteSnapshot>;

/** A place of its own in the workspace's right-hand rail, under this title. */
export const RemoteSlot = Type.Object({
  title: Type.Object({
    en: Type.String({ minLength: 1, maxLength: 40 }),
    de: Type.String({ minLength: 1, maxLength: 40 }),
  }),
});
export type RemoteSlot = Static<typeof RemoteSlot>;

export const RemoteVersion = Type.Object({
  url: Type.String({
    description: "Address of the version's mf-manifest.json; its folder never changes.",
  }),
  fallbackUrl: Type.Optional(
    Type.String({ description: 'The same files at another origin, for when the first is down.' }),
  ),
  metadata: Type.Object({
    /** The package's version and the first 8 digits of its content's hash: `1.4.2-0a1b2c3d`. */
    version: Type.String(),
    /** SHA-384 of each script and style sheet, by address relative to the manifest: `{"remoteEntry.js": "sha384-…"}`. */
    integrity: mapOf(Type.String()),
    bus: Type.String({ description: 'Range of the bus contract, e.g. ^1.0.0.' }),
    /** Whom to call, e.g. `Video`. */
    team: Type.String(),
    /** Of the sources, in full; with `-dirty` where they had changes that weren't committed. */
    commit: Type.String(),
    builtAt: Type.String({ description: 'ISO 8601, UTC.' }),
    /** Without it the shell shows the remote only if it knows a place for it by name. */
    slot: Type.Optional(RemoteSlot),
  }),
  deployment: Type.Object({
    traffic: Type.Integer({ minimum: 0, maximum: 100, description: 'Per cent of the users.' }),
    default: Type.Boolean({ description: 'True of one: it takes the users that no other takes.' }),
  }),
  extras: RemoteSnapshot,
});
export type RemoteVersion = Static<typeof RemoteVersion>;

const VersionByRemote = mapOf(Type.String());

export const RegistryChange = Type.Object({
  at: Type.String({ description: 'ISO 8601, UTC.' }),
  by: Type.String({ description: 'Who: the role or user that signed the request.' }),
  action: Type.Union([
    Type.Literal('release'),
    Type.Literal('promote'),
    Type.Literal('rollback'),
    Type.Literal('pin'),
    Type.Literal('unpin'),
    Type.Literal('prune'),
  ]),
  remote: Type.String(),
  version: Type.String(),
  /** Why, in the words of who did it. */
  note: Type.String(),
});
export type RegistryChange = Static<typeof RegistryChange>;

/**
 * `registry.json`: which remotes there are, in which versions, for whom. Field names after the awslabs
 * frontend-discovery schema (v1-pre); `extras` is that schema's place for what it doesn't know.
 */
export const RemoteRegistry = Type.Object({
  schema: Type.Literal('1'),
  /** Grows by one with each change, a roll-back too: a page never goes back to a lower one. */
  revision: Type.Integer({ minimum: 1 }),
  /** What made this revision out of the one before, which is kept beside it. */
  change: RegistryChange,
  microFrontends: mapOf(Type.Array(RemoteVersion)),
  /** Versions for some before everybody else. Users by `userKey`: the file is public and names nobody. */
  pins: Type.Object({
    users: mapOf(VersionByRemote),
    groups: mapOf(VersionByRemote),
  }),
  signature: Type.Object({
    keyId: Type.String(),
    /** ECDSA on P-256 with SHA-256 over `signedText`: r and s, base64 (RFC 7518 §3.4). */
    value: Type.String(),
  }),
});
export type RemoteRegistry = Static<typeof RemoteRegistry>;

/** A registry before it is signed. */
export type RegistryDraft = Omit<RemoteRegistry, 'signature'>;

/** Whose signature makes a registry good. */
export const RegistryKey = Type.Object({
  keyId: Type.String(),
  /** Public key on P-256: SubjectPublicKeyInfo, DER, base64 (RFC 5280 §4.1), as KMS gives it out. */
  spki: Type.String(),
});
export type RegistryKey = Static<typeof RegistryKey>;
