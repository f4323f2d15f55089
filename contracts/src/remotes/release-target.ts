import * as Type from 'typebox';
import type { Static } from 'typebox';
import { mapOf } from '../schema-forms.ts';

/** The Systems Manager parameter that holds a deployment's `ReleaseTarget`: infra writes it, `npm run release` reads it. */
export const RELEASE_TARGET_PARAMETER = '/video-escalation-releases/target';

/** Where remotes are released to. */
export const ReleaseTarget = Type.Object({
  bucket: Type.String({ description: 'Holds the remotes, registry.json and history/.' }),
  /** The KMS key (ECC_NIST_P256, for signing) whose signature the workspace asks of a registry. */
  keyId: Type.String(),
  /** Address of registry.json as agents' pages fetch it. */
  registryUrl: Type.String(),
  /** Origin that serves each remote's files: `{"mfe-video": "https://remotes.example"}`; all others come from `origin`. */
  origins: mapOf(Type.String()),
  origin: Type.String(),
});
export type ReleaseTarget = Static<typeof ReleaseTarget>;
