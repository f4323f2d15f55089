import * as Type from 'typebox';
import type { Static } from 'typebox';
import { RegistryKey } from '../remotes/registry.ts';

/** `/config.json` of the agent workspace: where its parts are. */
export const WorkspaceConfig = Type.Object({
  apiUrl: Type.String(),
  oidc: Type.Object({
    authority: Type.String(),
    clientId: Type.String(),
    scope: Type.String(),
    /** Cognito has no end-session endpoint in its discovery document: its logout address goes here. */
    logoutUrl: Type.Optional(Type.String()),
    /** Name of the company's own provider (SAML), which `?federate` goes to without asking. */
    identityProvider: Type.Optional(Type.String()),
  }),
  connect: Type.Object({
    /** The instance's CCP, e.g. https://alias.my.connect.aws/ccp-v2/ */
    ccpUrl: Type.String(),
    /** Ends the CCP's session at sign-out, e.g. https://alias.my.connect.aws/connect/logout */
    logoutUrl: Type.String(),
    region: Type.String(),
    /** Where chat speaks to, if not the region's own participant service. */
    chatEndpoint: Type.Optional(Type.String()),
    /** `federated`: the api signs the agent in; `popup`: the CCP's own login window. */
    signIn: Type.Union([Type.Literal('federated'), Type.Literal('popup')]),
  }),
  chime: Type.Object({
    /** Answers `{"region": "…"}`; Amazon's own is https://nearest-media-region.l.chime.aws */
    nearestMediaRegionUrl: Type.String(),
  }),
  registryUrl: Type.String({ description: 'Address of registry.json, absolute or on this host.' }),
  /** Whose signature makes a registry good; two while one is replaced by the other. */
  registryKeys: Type.Array(RegistryKey),
  /** Where a developer's `?remote.<name>=` may point. */
  developerOrigins: Type.Array(Type.String()),
  /** Times of the shell in milliseconds. Deployments leave them out; journeys that would only wait shorten them. */
  timings: Type.Optional(
    Type.Object({
      /** Longest time for one attempt to load a remote, of three. @default 10000 */
      loadLimitMs: Type.Optional(Type.Integer({ minimum: 500 })),
      /** Until a remote that failed is tried again; doubled three times at most. @default 15000 */
      recoveryPauseMs: Type.Optional(Type.Integer({ minimum: 500 })),
      /** Between two looks at the registry. @default 20000 */
      registryPauseMs: Type.Optional(Type.Integer({ minimum: 500 })),
    }),
  ),
});
export type WorkspaceConfig = Static<typeof WorkspaceConfig>;
