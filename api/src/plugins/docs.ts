import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI, from the endpoints' own schemas, at `/docs`. Registered before the routes that it describes. */
export async function addDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Video Escalation',
        description: 'Failures are problem documents (RFC 9457); switch on their `code`.',
        version: '1',
      },
      components: {
        securitySchemes: {
          agent: { type: 'http', scheme: 'bearer', description: "An agent's access token." },
          customer: {
            type: 'http',
            scheme: 'bearer',
            description: 'The customer token of the contact in the path.',
          },
          recorder: {
            type: 'http',
            scheme: 'bearer',
            description: 'What the claim of the recording in the path answered.',
          },
          machine: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        },
      },
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: {
      'default-src': "'none'",
      'script-src': "'self'",
      // Swagger UI sets style attributes as it draws; no script may.
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    },
  });
}
