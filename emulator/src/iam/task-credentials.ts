import type { FastifyInstance } from 'fastify';
import type { Session } from './principals.ts';

/** Opens a session for a process that runs with a role; undefined where there is no such role. */
type OpenTaskSession = (roleName: string, sessionName: string) => Session | undefined;

/**
 * What a process finds at AWS_CONTAINER_CREDENTIALS_FULL_URI (SDKs and tools reference guide, "Container credential
 * provider"): credentials of its role, which the SDKs ask for again before they expire.
 */
export function serveTaskCredentials(app: FastifyInstance, open: OpenTaskSession): void {
  app.get('/task-credentials/:role/:session?', (request, reply) => {
    const { role, session: name = 'local' } = request.params as { role: string; session?: string };
    const session = open(role, name);
    if (!session) {
      const message = `There is no role '${role}' that tasks may have.`;
      return reply.code(404).send({ code: 'NoSuchEntity', message });
    }
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session.credentials;
    return {
      RoleArn: session.principal.role?.arn,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      Token: sessionToken,
      Expiration: new Date(expiresAt).toISOString(),
    };
  });
}
