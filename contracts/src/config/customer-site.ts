import * as Type from 'typebox';
import type { Static } from 'typebox';

/** `/config.json` of the customer's site. */
export const CustomerSiteConfig = Type.Object({
  apiUrl: Type.String(),
  companyName: Type.String(),
  connect: Type.Object({
    region: Type.String(),
    /** Where chat speaks to, if not the region's own participant service. */
    chatEndpoint: Type.Optional(Type.String()),
  }),
});
export type CustomerSiteConfig = Static<typeof CustomerSiteConfig>;
