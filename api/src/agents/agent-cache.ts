import type { AgentId } from '@video-escalation/contracts/ids';

/** The Amazon Connect user behind a sign-in. */
export interface Agent {
  readonly agentId: AgentId;
  /** As Connect spells it; the session name of the federation. */
  readonly username: string;
  readonly firstName: string;
  readonly name: string;
}

export interface KnownAgent {
  /** Null: Connect was asked and has no such user. */
  readonly agent: Agent | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** What Connect said of a sign-in's user: its API is limited to a few calls a second. */
export interface AgentCache {
  get(signIn: string): Promise<KnownAgent | undefined>;
  set(signIn: string, known: KnownAgent, ttlS: number): Promise<void>;
}

/** For one process: tests. */
export function createMemoryAgentCache(now: () => number): AgentCache {
  const entries = new Map<string, { known: KnownAgent; endsAt: number }>();
  return {
    async get(signIn) {
      const entry = entries.get(signIn);
      return entry && entry.endsAt > now() ? entry.known : undefined;
    },
    set: async (signIn, known, ttlS) =>
      void entries.set(signIn, { known, endsAt: now() + ttlS * 1000 }),
  };
}
