import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { WebSocket } from 'ws';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Directory } from '../directory.ts';
import { AwsError } from '../errors.ts';
import type { FlowRunner } from '../flows/flow-runner.ts';
import type { Flows } from '../flows/flows.ts';
import { parseInput, parseJson, sendError } from '../http/rest.ts';
import type { SocketDoor } from '../sockets.ts';

export interface PhoneDeps {
  readonly center: ContactCenter;
  readonly directory: Directory;
  readonly flows: Flows;
  readonly flowRunner: () => FlowRunner;
}

type CallState = 'waiting' | 'ringing' | 'connected' | 'hold' | 'ended';

const callInput = Type.Object({ from: Type.String({ pattern: '^\\+?[0-9 ()-]{3,30}$' }) });

/** The outside world of telephones: `POST /connect-phone/calls {from}`, `DELETE …/<id>`, events by socket. */
export function createPhone({ center, directory, flows, flowRunner }: PhoneDeps) {
  const listeners = new Map<string, Set<WebSocket>>();

  center.observe({
    queued: tell,
    accepted: tell,
    ended: tell,
    changed: tell,
  });

  function tell(contact: Contact): void {
    if (contact.channel === 'VOICE') send(contact.id, { state: stateOf(contact) });
  }

  function leave(contact: Contact, socket: WebSocket): void {
    const group = listeners.get(contact.id);
    group?.delete(socket);
    if (group?.size) return;
    listeners.delete(contact.id);
    // A reset has forgotten the contact.
    const known = center.find(contact.id);
    if (known && known.state !== 'ended') center.end(contact.id, 'CUSTOMER_DISCONNECT');
  }

  function send(contactId: string, event: object): void {
    for (const socket of listeners.get(contactId) ?? []) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(event));
    }
  }

  function call(from: string): Contact {
    const flow =
      directory.seed.voiceFlow &&
      flows.all().find((each) => each.name === directory.seed.voiceFlow);
    const contact = center.start({
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      flowId: flow ? flow.id : '',
      customer: { connectionId: randomUUID(), name: from, phoneNumber: from },
      attributes: {},
      segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    });
    if (flow) {
      flowRunner().start(contact);
    } else {
      const [first] = directory.standardQueues();
      if (first) contact.targetQueue = first;
      if (!first || !center.enqueue(contact)) center.end(contact.id, 'CONTACT_FLOW_DISCONNECT');
    }
    return contact;
  }

  return {
    prompt: (contactId: string, text: string) => send(contactId, { prompt: text }),
    digits: (contactId: string, digits: string) => send(contactId, { digits }),

    routes(app: FastifyInstance): void {
      app.post('/connect-phone/calls', (request, reply) => {
        try {
          const { from } = parseInput(callInput, parseJson(request.body), 'ValidationException');
          const contact = call(from);
          return reply.code(201).send({ contactId: contact.id, state: stateOf(contact) });
        } catch (error) {
          if (error instanceof AwsError) return sendError(reply, error);
          throw error;
        }
      });
      app.delete('/connect-phone/calls/:contactId', (request, reply) => {
        const contact = center.find((request.params as { contactId: string }).contactId);
        if (contact?.channel !== 'VOICE')
          return reply.code(404).send({ message: 'There is no such call.' });
        center.end(contact.id, 'CUSTOMER_DISCONNECT');
        return reply.code(204).send();
      });
    },

    /**
     * `/connect-phone/events?c=<contactId>`: `{state}` now and at every change, `{prompt}` for what a flow says,
     * `{digits}` for keys that the agent presses. A telephone that is gone hangs up.
     */
    events: ((query) => {
      const contact = center.find(query.get('c') ?? '');
      if (contact?.channel !== 'VOICE') return undefined;
      return (socket) => {
        const group = listeners.get(contact.id) ?? new Set();
        listeners.set(contact.id, group.add(socket));
        socket.on('error', () => socket.terminate());
        socket.on('close', () => leave(contact, socket));
        socket.send(JSON.stringify({ state: stateOf(contact) }));
      };
    }) satisfies SocketDoor,
  };
}

function stateOf(contact: Contact): CallState {
  if (contact.isOnHold && contact.state === 'connected') return 'hold';
  if (contact.state === 'flow' || contact.state === 'queued') return 'waiting';
  return contact.state;
}
