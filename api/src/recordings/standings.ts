import type { AgentId } from '@video-escalation/contracts/ids';
import type { ContactCenter, Standing } from '../contacts/contact-center.ts';

export type Standings = ReturnType<typeof createStandings>;

/** Short: who loses the right to play shall not go on for long. Connect takes two of these questions a second. */
const KNOWN_MS = 60_000;
const MOST_KNOWN = 1_000;

/** What Connect says of its users, remembered for a minute by each process. */
export function createStandings(options: {
  readonly contactCenter: Pick<ContactCenter, 'standing' | 'securityProfileId'>;
  readonly now: () => number;
}) {
  const { contactCenter, now } = options;
  const ofUsers = createMemo((agentId: AgentId) => contactCenter.standing(agentId), now);
  const ofProfiles = createMemo((name: string) => contactCenter.securityProfileId(name), now);
  return {
    of: (agentId: AgentId): Promise<Standing> => ofUsers(agentId),
    hierarchyOf: async (agentId: AgentId) => (await ofUsers(agentId)).hierarchy,
    async holds(agentId: AgentId, profileName: string): Promise<boolean> {
      const [standing, profile] = await Promise.all([ofUsers(agentId), ofProfiles(profileName)]);
      return profile !== undefined && standing.securityProfileIds.includes(profile);
    },
  };
}

/** Two that ask at once share one answer; a failure isn't remembered. */
function createMemo<K, V>(ask: (key: K) => Promise<V>, now: () => number) {
  const known = new Map<K, { answer: Promise<V>; endsAt: number }>();
  return (key: K): Promise<V> => {
    const found = known.get(key);
    if (found && found.endsAt > now()) return found.answer;
    if (known.size >= MOST_KNOWN) known.clear();
    const answer = ask(key);
    const entry = { answer, endsAt: now() + KNOWN_MS };
    known.set(key, entry);
    answer.catch(() => known.get(key) === entry && known.delete(key));
    return answer;
  };
}
