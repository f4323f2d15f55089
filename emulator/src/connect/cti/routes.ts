import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AwsError } from '../errors.ts';
import type { Faults } from '../http/faults.ts';
import { parseJson } from '../http/rest.ts';
import type { CtiOperation } from './operations.ts';

const targetPrefix = 'AmazonConnectCTIService.';

/**
 * `POST /connect-cti`, AWS JSON 1.0. The agent is told by `X-Amz-Bearer`: several operations of Streams
 * carry no `authentication` in their body.
 */
export function serveCti(
  app: FastifyInstance,
  operations: Readonly<Record<string, CtiOperation>>,
  userIdOf: (authToken: string | undefined) => string | undefined,
  faults: Faults,
): void {
  async function run(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const name = String(request.headers['x-amz-target'] ?? '').replace(targetPrefix, '');
    const operation = operations[name];
    if (!operation)
      throw new AwsError(
        501,
        'NotImplementedException',
        `CTI operation '${name}' is not emulated.`,
      );
    const userId = userIdOf(request.headers['x-amz-bearer'] as string | undefined);
    if (userId === undefined) throw new AwsError(401, 'UnauthorizedException', 'Sign in again.');
    faults.throwIfPlanned(name);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return operation({ userId, input: parseJson(request.body), gone: gone.signal });
  }

  app.post('/connect-cti', async (request, reply) => {
    reply.type('application/x-amz-json-1.0');
    try {
      return await reply.send(JSON.stringify((await run(request, reply)) ?? {}));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return reply
        .code(error.status)
        .send(JSON.stringify({ __type: error.type, message: error.message }));
    }
  });
}
