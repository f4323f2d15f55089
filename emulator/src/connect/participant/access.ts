import type { AgentLeg } from '../agents/agents.ts';
import type { Participant } from '../chat/participant.ts';
import { createCredentials } from '../chat/credentials.ts';
import type { Now } from '../clock.ts';
import type { Directory } from '../directory.ts';
import type { ConnectTimings } from '../timings.ts';

export type ParticipantAccess = ReturnType<typeof createParticipantAccess>;

/** The tokens of chat participants: one to connect with, one to talk with, one to open a socket with. */
export function createParticipantAccess(deps: {
  directory: Directory;
  now: Now;
  timings: ConnectTimings;
}) {
  const { directory, now, timings } = deps;
  const participantTokens = createCredentials<Participant>(now);
  const connectionTokens = createCredentials<Participant>(now);
  const socketTokens = createCredentials<Participant>(now);
  // Every snapshot carries the agent's token: the same one each time, or each poll would look like news.
  const agentTokens = new WeakMap<AgentLeg, string>();

  const agent = (leg: AgentLeg, userId: string): Participant => ({
    id: leg.connectionId,
    contactId: leg.contact.id,
    role: 'AGENT',
    displayName: directory.user(userId).firstName,
    userId,
  });

  return {
    participantTokens,
    connectionTokens,
    socketTokens,
    issueParticipantToken: (who: Participant) =>
      participantTokens.issue(who, timings.participantTokenMs),
    issueConnectionToken: (who: Participant) =>
      connectionTokens.issue(who, timings.connectionTokenMs),
    issueSocketToken: (who: Participant) => socketTokens.issue(who, timings.socketUrlMs),
    agentParticipantToken(leg: AgentLeg, userId: string): string {
      const known = agentTokens.get(leg);
      if (known !== undefined) return known;
      const { token } = participantTokens.issue(agent(leg, userId), timings.participantTokenMs);
      agentTokens.set(leg, token);
      return token;
    },
    /** What CreateTransport calls a participant token is used as a connection token by Streams' chat sessions. */
    agentConnectionToken: (leg: AgentLeg, userId: string) =>
      connectionTokens.issue(agent(leg, userId), timings.connectionTokenMs),
    clear(): void {
      participantTokens.clear();
      connectionTokens.clear();
      socketTokens.clear();
    },
  };
}
