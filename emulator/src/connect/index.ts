import type { FastifyInstance } from 'fastify';
import { operationAt } from '../host/rest-operations.ts';
import type { EmulatedService } from '../host/service.ts';
import { assertAllMapped } from '../iam/access.ts';
import type { Guard } from '../iam/guard.ts';
import { createAgents } from './agents/agents.ts';
import { createSignIn } from './auth/sign-in.ts';
import { createAttachments } from './chat/attachments.ts';
import { createChat } from './chat/chat.ts';
import { createHub } from './chat/hub.ts';
import type { Participant } from './chat/participant.ts';
import { createStrictClock, type Now } from './clock.ts';
import { createContactCenter } from './contacts/contact-center.ts';
import { controlVerbs, inspection } from './control.ts';
import { serveCcpFiles } from './cti/ccp-files.ts';
import { ctiOperations } from './cti/operations.ts';
import { serveCti } from './cti/routes.ts';
import { createDirectory } from './directory.ts';
import { AwsError } from './errors.ts';
import { createFlowRunner } from './flows/flow-runner.ts';
import { createFlows } from './flows/flows.ts';
import { allowAnyOrigin } from './http/cors.ts';
import { createCallRates } from './http/call-rates.ts';
import { createFaults } from './http/faults.ts';
import { createOnce } from './http/once.ts';
import { sendError, serveRest, type Authorize, type RestRoute } from './http/rest.ts';
import { createArns } from './ids.ts';
import { operations } from './operations/index.ts';
import { createParticipantAccess } from './participant/access.ts';
import { serveAttachmentFiles } from './participant/files.ts';
import { participantRoutes } from './participant/routes.ts';
import { connectPermissions } from './permissions.ts';
import type { ConnectSeed } from './seed.ts';
import { createSocketDoors } from './sockets.ts';
import { createTimers } from './timers.ts';
import { defaultTimings, type ConnectTimings } from './timings.ts';
import { createPhone } from './voice/phone.ts';
import { createSignalRooms } from './voice/signal.ts';

export interface ConnectOptions {
  /** Where browsers and SDKs find the emulator, such as http://localhost:4566; asked only after it listens. */
  readonly publicUrl: () => string;
  readonly seed: ConnectSeed;
  /** Who STS says that an access key belongs to. */
  readonly sessionNameOf: (accessKeyId: string) => string | undefined;
  /** Without one everybody may do anything. */
  readonly guard?: Guard;
  readonly now?: Now;
  readonly timings?: Partial<ConnectTimings>;
}

export interface ConnectService extends EmulatedService {
  /** Set-Cookie value that signs a user in to the CCP; undefined for an unknown user. The caller has checked the password. */
  cookieFor(username: string): string | undefined;
}

/** Amazon Connect: control plane, participant service, CTI service, routing and flows. */
export function createConnectService(options: ConnectOptions): ConnectService {
  const { publicUrl, seed, sessionNameOf, now = () => new Date() } = options;
  const initialTimings: ConnectTimings = { ...defaultTimings, ...options.timings };
  const timings = { ...initialTimings };
  const timers = createTimers();
  const directory = createDirectory(seed);
  const faults = createFaults();
  const callRates = createCallRates(now);
  const once = createOnce();
  const hub = createHub();
  const agents = createAgents({ directory, now, timers, timings });
  const center = createContactCenter({ directory, agents, now, timers, timings });
  const chat = createChat({ center, directory, hub, now: createStrictClock(now) });
  const attachments = createAttachments();
  const access = createParticipantAccess({ directory, now, timings });
  const flows = createFlows(directory);
  const phone = createPhone({ center, directory, flows, flowRunner: () => flowRunner });
  const flowRunner = createFlowRunner({
    center,
    agents,
    directory,
    chat,
    flows,
    timers,
    timings,
    now,
    prompt: phone.prompt,
  });
  const signIn = createSignIn({
    directory,
    now,
    timings,
    publicUrl,
    faults,
    onSignedOut(userId) {
      hub.drop(userId);
      agents.signedOut(userId);
    },
  });
  const signals = createSignalRooms(center);

  // Streams takes no ws://localhost and ChatJS of all plain addresses only ws://127.0.0.1 (versions in package.json).
  function socketBase(plainScheme: 'ws' | 'wss'): string {
    const { protocol, host, port } = new URL(publicUrl());
    return protocol === 'https:' ? `wss://${host}` : `${plainScheme}://127.0.0.1:${port}`;
  }

  /** The flow starts when the customer's page listens, so that no greeting is lost. */
  function customerConnected({ contactId }: Participant): void {
    const contact = center.get(contactId);
    if (contact.state === 'ended') return;
    chat.customerJoined(contact);
    flowRunner.start(contact);
  }

  const doors = createSocketDoors({
    '/participant-socket': (query) => {
      const who = access.socketTokens.find(query.get('token') ?? undefined);
      if (!who) return undefined;
      if (who.userId !== undefined) return (socket) => hub.add(who.userId!, socket);
      return (socket) => hub.add(who.id, socket, { onSubscribed: () => customerConnected(who) });
    },
    '/connect-agent-socket': (query) => {
      const userId = signIn.userIdOfSocket(query.get('token') ?? undefined);
      if (userId === undefined) return undefined;
      return (socket) => {
        agents.socketOpened(userId);
        hub.add(userId, socket, { onClosed: () => agents.socketClosed(userId) });
      };
    },
    '/connect-phone/events': phone.events,
    '/rtc': signals.door,
  });

  function serveControlPlane(app: FastifyInstance): void {
    const deps = {
      directory,
      agents,
      center,
      chat,
      flows,
      flowRunner,
      access,
      signIn,
      once,
      now,
      timers,
      timings,
      publicUrl,
      sessionNameOf,
    };
    const routes = operations.map((operation) => operation(deps));
    const asked = {
      throwIfPlanned(operation: string) {
        callRates.take(operation);
        faults.throwIfPlanned(operation);
      },
    };
    serveRest(app, '/connect', routes, asked, authorization(options, routes));
    app.all('/connect/*', (request, reply) =>
      sendError(reply, notEmulated('Connect', '/connect', request)),
    );
  }

  function serveParticipants(app: FastifyInstance): void {
    app.addHook('onRequest', allowAnyOrigin);
    const routes = participantRoutes({
      access,
      center,
      chat,
      attachments,
      now,
      once,
      publicUrl,
      customerConnected,
      socketUrl: (token) => `${socketBase('ws')}/participant-socket?token=${token}`,
    });
    serveRest(app, '/participant-service', routes, faults);
    app.all('/participant-service/*', (request, reply) =>
      sendError(reply, notEmulated('ConnectParticipant', '/participant-service', request)),
    );
  }

  function serveAgents(app: FastifyInstance): void {
    const cti = ctiOperations({
      agents,
      center,
      directory,
      access,
      now,
      timings,
      playDigits: phone.digits,
      agentSocketUrl(userId) {
        const { token, expiry } = signIn.issueSocketToken(userId);
        return { url: `${socketBase('wss')}/connect-agent-socket?token=${token}`, expiry };
      },
    });
    serveCti(app, cti, signIn.userIdOf, faults);
    serveCcpFiles(app, { signIn, directory, publicUrl, timings });
    signIn.routes(app);
    phone.routes(app);
  }

  return {
    name: 'connect',
    cookieFor: signIn.cookieFor,
    async routes(app) {
      for (const serve of [
        serveControlPlane,
        serveParticipants,
        serveAgents,
        (scope: FastifyInstance) => serveAttachmentFiles(scope, attachments),
      ]) {
        await app.register(async (scope) => {
          // Every protocol here parses its own bodies, whatever their type says.
          scope.removeAllContentTypeParsers();
          scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
            done(null, body),
          );
          serve(scope);
        });
      }
    },
    upgrade: (request, socket, head) => doors.upgrade(request, socket, head),
    control: controlVerbs({
      agents,
      callRates,
      center,
      directory,
      faults,
      flowRunner,
      hub,
      now,
      signIn,
      timings,
    }),
    inspect: () => inspection({ agents, center, directory }),
    reset() {
      for (const contact of center.all()) hub.drop(contact.customer.connectionId);
      flowRunner.clear();
      center.reset();
      chat.clear();
      attachments.clear();
      access.clear();
      once.clear();
      faults.clear();
      callRates.clear();
      directory.forgetChanges();
      Object.assign(timings, initialTimings);
    },
    stop() {
      timers.stop();
      flowRunner.clear();
      agents.releaseWaiters();
      doors.close();
      return Promise.resolve();
    },
  };
}

/** Names the operation that the request means, or says what was asked for where the model has none. */
function notEmulated(
  service: 'Connect' | 'ConnectParticipant',
  prefix: string,
  { method, url }: { readonly method: string; readonly url: string },
): AwsError {
  const target = url.slice(prefix.length);
  const name = operationAt(service, method, target)?.name ?? `${method} ${target}`;
  const message = `${service} operation '${name}' is not emulated.`;
  return new AwsError(501, 'NotImplementedException', message);
}

function authorization({ guard, seed }: ConnectOptions, routes: readonly RestRoute[]): Authorize {
  const { region, accountId } = seed.instance;
  const permissions = connectPermissions((id) => createArns({ region, accountId, id }));
  assertAllMapped(
    'connect',
    routes.map(({ name }) => name),
    permissions,
  );
  return (operation, call) => {
    const { method = '', url: target = '', headers } = call.request.raw;
    const { body } = call.request;
    const request = { method, target, headers, ...(Buffer.isBuffer(body) && { body }) };
    guard?.check('connect', request, (who) => permissions[operation]?.(call, who) ?? []);
  };
}
