import type { PageOrigins } from './security-headers.ts';

/**
 * Where everything is that a page speaks to: origins, or addresses that end in a slash, for what lies below them.
 * The local stack fills them with its own addresses, infra with AWS's; which page may go where is said here, once.
 */
export interface PagePlaces {
  readonly api: readonly string[];
  /** Remotes that stand at another origin than the workspace, and developers' own builds of them. */
  readonly remotes: readonly string[];
  /** Sockets by which a developer's build reloads itself. */
  readonly developerSockets: readonly string[];
  /** The sign-in's provider: discovery, keys and tokens. */
  readonly signIn: readonly string[];
  /** The Amazon Connect instance: its panel in a frame, and the sign-in that is posted to it. */
  readonly contactCenter: readonly string[];
  /** What a page fetches from the instance itself: the end of its session. */
  readonly contactCenterSignOut: readonly string[];
  /** Participant service, its sockets, and where files of a chat are kept. */
  readonly chat: readonly string[];
  /** Meetings' signalling and the search for the nearest region. */
  readonly meetings: readonly string[];
  readonly recordings: readonly string[];
}

export function workspaceOrigins(places: PagePlaces): PageOrigins {
  const { api, signIn, contactCenter, contactCenterSignOut, meetings, recordings } = places;
  return {
    scripts: places.remotes,
    connect: [...api, ...signIn, ...contactCenterSignOut, ...meetings, ...places.developerSockets],
    frames: contactCenter,
    forms: contactCenter,
    media: recordings,
  };
}

export function customerSiteOrigins({ api, chat, meetings }: PagePlaces): PageOrigins {
  return { scripts: [], connect: [...api, ...chat, ...meetings], frames: [], forms: [] };
}
