import type { FastifyInstance } from 'fastify';
import type { EmulatedService } from '../host/service.ts';
import type { Person } from '../oidc/people.ts';
import { addAssets, buildAssets } from './assets.ts';
import { addCcp } from './ccp.ts';
import { addGuide, type GuideLinks } from '../guide/index.ts';
import { addLogin } from './login.ts';
import { addPhone } from './phone.ts';

export type { GuideLinks };

export interface PagesOptions {
  readonly people: readonly Person[];
  /** Origins that may embed the CCP, as an instance's approved origins. */
  readonly frameAncestors: readonly string[];
  /** How long a contact rings at one agent. */
  readonly ringMs: number;
  /** The CCP's session cookie (a Set-Cookie value) of a Connect user; undefined for a stranger. */
  readonly sessionCookie: (username: string) => string | undefined;
  readonly links: Partial<GuideLinks>;
}

/** The pages that people see: console, login, phone and guide. */
export async function createPagesService(options: PagesOptions): Promise<EmulatedService> {
  const assets = await buildAssets();
  return {
    name: 'pages',
    routes(app: FastifyInstance) {
      addAssets(app, assets);
      addCcp(app, options);
      addLogin(app, options);
      addPhone(app);
      addGuide(app, options);
    },
    stop: async () => undefined,
  };
}
