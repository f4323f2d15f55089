import { Type } from 'typebox';

const clientToken = Type.Optional(Type.String({ maxLength: 500 }));

export const connectionInput = Type.Object({
  Type: Type.Optional(
    Type.Array(Type.Enum(['WEBSOCKET', 'CONNECTION_CREDENTIALS', 'WEBRTC_CONNECTION']), {
      minItems: 1,
    }),
  ),
  ConnectParticipant: Type.Optional(Type.Boolean()),
});

export const messageInput = Type.Object({
  ContentType: Type.Enum([
    'text/plain',
    'text/markdown',
    'application/json',
    'application/vnd.amazonaws.connect.message.interactive.response',
  ]),
  Content: Type.String({ minLength: 1 }),
  ClientToken: clientToken,
});

export const eventInput = Type.Object({
  ContentType: Type.String({ minLength: 1 }),
  Content: Type.Optional(Type.String()),
  ClientToken: clientToken,
});

export const uploadInput = Type.Object({
  ContentType: Type.String({ minLength: 1, maxLength: 255 }),
  AttachmentSizeInBytes: Type.Integer({ minimum: 1 }),
  AttachmentName: Type.String({ minLength: 1, maxLength: 256 }),
  ClientToken: Type.String({ minLength: 1, maxLength: 500 }),
});

export const completeInput = Type.Object({
  AttachmentIds: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 1 }),
  ClientToken: Type.String({ minLength: 1, maxLength: 500 }),
});

export const attachmentInput = Type.Object({ AttachmentId: Type.String({ minLength: 1 }) });
