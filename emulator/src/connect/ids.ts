import { createHash } from 'node:crypto';

/** A UUID that depends on the name alone, so that ids and ARNs survive a restart and can stand in configuration. */
export function stableId(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Ten letters and digits, as Lex V2 has them. */
const lexId = (name: string) =>
  stableId('lex', name).replaceAll('-', '').slice(0, 10).toUpperCase();

/** Builds the ARNs of one instance, in the form that Amazon Connect documents for its resource types. */
export function createArns(instance: { region: string; accountId: string; id: string }) {
  const base = `arn:aws:connect:${instance.region}:${instance.accountId}:instance/${instance.id}`;
  return {
    instance: base,
    user: (id: string) => `${base}/agent/${id}`,
    queue: (id: string) => `${base}/queue/${id}`,
    personalQueue: (userId: string) => `${base}/queue/agent/${userId}`,
    routingProfile: (id: string) => `${base}/routing-profile/${id}`,
    status: (id: string) => `${base}/agent-state/${id}`,
    securityProfile: (id: string) => `${base}/security-profile/${id}`,
    hierarchyGroup: (id: string) => `${base}/agent-group/${id}`,
    flow: (id: string) => `${base}/contact-flow/${id}`,
    contact: (id: string) => `${base}/contact/${id}`,
    hours: (id: string) => `${base}/operating-hours/${id}`,
    /** Bots are Amazon Lex's, not the instance's. */
    bot: (name: string) =>
      `arn:aws:lex:${instance.region}:${instance.accountId}:bot-alias/${lexId(`bot/${name}`)}/${lexId(`alias/${name}`)}`,
  };
}
