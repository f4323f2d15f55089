import type { Attachments } from '../chat/attachments.ts';
import type { Chat } from '../chat/chat.ts';
import type { Item } from '../chat/item.ts';
import type { Participant } from '../chat/participant.ts';
import { pageOf, transcriptQuery } from '../chat/transcript.ts';
import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import { accessDenied, notEmulated } from '../errors.ts';
import type { Once } from '../http/once.ts';
import { parseInput, type RestCall, type RestRoute } from '../http/rest.ts';
import type { ParticipantAccess } from './access.ts';
import {
  attachmentInput,
  completeInput,
  connectionInput,
  eventInput,
  messageInput,
  uploadInput,
} from './inputs.ts';

export interface ParticipantDeps {
  readonly access: ParticipantAccess;
  readonly center: ContactCenter;
  readonly chat: Chat;
  readonly attachments: Attachments;
  readonly now: Now;
  readonly once: Once;
  readonly publicUrl: () => string;
  readonly socketUrl: (token: string) => string;
  /** The customer is there, so that the flow may greet. */
  readonly customerConnected: (participant: Participant) => void;
}

const parse = <S extends Parameters<typeof parseInput>[0]>(schema: S, call: RestCall) =>
  parseInput(schema, call.body, 'ValidationException');

/** Sockets repeat the first contact's id in each item; a transcript says it once. */
const transcriptItem = ({ InitialContactId: _, ...item }: Item): object => item;

const urlLifetimeMs = 15 * 60_000;

/** The Participant Service: what a chat's customer and agent may do with their tokens. */
export function participantRoutes(deps: ParticipantDeps): readonly RestRoute[] {
  const { access, center, chat, attachments, now, once, publicUrl } = deps;
  const bearer = ({ request }: RestCall) => request.headers['x-amz-bearer'] as string | undefined;
  const reader = (call: RestCall): Participant => {
    const who = access.connectionTokens.check(bearer(call));
    chat.checkMayRead(who);
    return who;
  };
  const writer = (call: RestCall): Participant => {
    const who = access.connectionTokens.check(bearer(call));
    chat.checkMayWrite(who);
    return who;
  };
  const expiry = () => new Date(now().getTime() + urlLifetimeMs).toISOString();
  const fileUrl = (id: string, secret: string) =>
    `${publicUrl()}/participant-attachments/${id}/${secret}`;

  function connect(call: RestCall): object {
    const who = access.participantTokens.check(bearer(call));
    chat.checkMayRead(who);
    const { Type: types = [], ConnectParticipant } = parse(connectionInput, call);
    if (types.includes('WEBRTC_CONNECTION'))
      throw notEmulated('CreateParticipantConnection of type WEBRTC_CONNECTION');
    if (ConnectParticipant && who.role === 'CUSTOMER') deps.customerConnected(who);
    const socket = types.includes('WEBSOCKET') ? access.issueSocketToken(who) : undefined;
    const credentials = types.includes('CONNECTION_CREDENTIALS')
      ? access.issueConnectionToken(who)
      : undefined;
    return {
      ...(socket && {
        Websocket: {
          Url: deps.socketUrl(socket.token),
          ConnectionExpiry: socket.expiry.toISOString(),
        },
      }),
      ...(credentials && {
        ConnectionCredentials: {
          ConnectionToken: credentials.token,
          Expiry: credentials.expiry.toISOString(),
        },
      }),
    };
  }

  const post = (name: string, path: string, handle: RestRoute['handle']): RestRoute => ({
    name,
    method: 'POST',
    path: `/participant/${path}`,
    handle,
  });

  return [
    post('CreateParticipantConnection', 'connection', connect),
    post('SendMessage', 'message', (call) => {
      const who = writer(call);
      const { ContentType, Content, ClientToken } = parse(messageInput, call);
      return once.run(`message/${who.id}`, ClientToken, () => {
        const { Id, AbsoluteTime } = chat.message(who, ContentType, Content);
        return { Id, AbsoluteTime };
      });
    }),
    post('SendEvent', 'event', (call) => {
      const who = writer(call);
      const { ContentType, Content, ClientToken } = parse(eventInput, call);
      return once.run(`event/${who.id}`, ClientToken, () => {
        const { Id, AbsoluteTime } = chat.event(who, ContentType, Content);
        return { Id, AbsoluteTime };
      });
    }),
    post('GetTranscript', 'transcript', (call) => {
      const { contactId } = reader(call);
      const query = parse(transcriptQuery, call);
      const { Transcript, ...rest } = pageOf(chat.transcript(contactId), query);
      return { InitialContactId: contactId, Transcript: Transcript.map(transcriptItem), ...rest };
    }),
    post('DisconnectParticipant', 'disconnect', (call) => {
      const { contactId, role } = access.connectionTokens.check(bearer(call));
      if (center.get(contactId).state === 'ended') throw accessDenied('The chat has ended.');
      center.end(contactId, role === 'AGENT' ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT');
    }),
    post('StartAttachmentUpload', 'start-attachment-upload', (call) => {
      const who = writer(call);
      const input = parse(uploadInput, call);
      return once.run(`upload/${who.id}`, input.ClientToken, () => {
        const { id, secret } = attachments.start({
          contactId: who.contactId,
          ownerId: who.id,
          name: input.AttachmentName,
          contentType: input.ContentType,
          size: input.AttachmentSizeInBytes,
        });
        return {
          AttachmentId: id,
          UploadMetadata: {
            Url: fileUrl(id, secret),
            UrlExpiry: expiry(),
            HeadersToInclude: { 'Content-Type': input.ContentType },
          },
        };
      });
    }),
    post('CompleteAttachmentUpload', 'complete-attachment-upload', (call) => {
      const who = writer(call);
      const { AttachmentIds, ClientToken } = parse(completeInput, call);
      return once.run(`complete/${who.id}`, ClientToken, () => {
        chat.attachments(
          who,
          AttachmentIds.map((id) => attachments.complete(id, who.id)),
        );
        return {};
      });
    }),
    post('GetAttachment', 'attachment', (call) => {
      const who = reader(call);
      const { id, secret, size } = attachments.inContact(
        parse(attachmentInput, call).AttachmentId,
        who.contactId,
      );
      return { Url: fileUrl(id, secret), UrlExpiry: expiry(), AttachmentSizeInBytes: size };
    }),
  ];
}
