import type { FastifyInstance, FastifyReply } from 'fastify';
import { maxAttachmentBytes, type Attachments } from '../chat/attachments.ts';
import { AwsError } from '../errors.ts';
import { allowAnyOrigin } from '../http/cors.ts';
import { sendError } from '../http/rest.ts';

/** Upload and download addresses of attachments, standing in for S3's presigned ones. */
export function serveAttachmentFiles(app: FastifyInstance, attachments: Attachments): void {
  const url = '/participant-attachments/:id/:secret';

  async function refuse(reply: FastifyReply, run: () => FastifyReply): Promise<FastifyReply> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof AwsError) return sendError(reply, error);
      throw error;
    }
  }

  app.addHook('onRequest', allowAnyOrigin);
  app.options(url, (_request, reply) => reply.send());
  app.put(url, { bodyLimit: maxAttachmentBytes }, (request, reply) =>
    refuse(reply, () => {
      const { id, secret } = request.params as { id: string; secret: string };
      attachments.bySecret(id, secret);
      attachments.store(id, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      return reply.send();
    }),
  );
  app.get(url, (request, reply) =>
    refuse(reply, () => {
      const { id, secret } = request.params as { id: string; secret: string };
      const { content, contentType, name } = attachments.bySecret(id, secret);
      if (!content) throw new AwsError(404, 'NoSuchKey', 'The file was not uploaded yet.');
      // Never shown in this origin: a customer's file must not run as a page beside the CCP.
      return reply
        .type(contentType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('x-content-type-options', 'nosniff')
        .send(content);
    }),
  );
}
