import { ConnectClient } from '@aws-sdk/client-connect';
import * as participant from '@aws-sdk/client-connectparticipant';
import { startChat } from './connect.ts';
import type { World } from './world.ts';

/** Calls every emulated operation of the participant service at least once, each so that it succeeds. */
export async function callParticipant({ seed, client }: World): Promise<void> {
  const { ParticipantToken } = await startChat(
    new ConnectClient(client('/connect')),
    seed.instance.id,
  );
  const chat = new participant.ConnectParticipantClient(client('/participant-service'));
  const connection = await chat.send(
    new participant.CreateParticipantConnectionCommand({
      ParticipantToken,
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
      ConnectParticipant: true,
    }),
  );
  const ConnectionToken = connection.ConnectionCredentials!.ConnectionToken!;
  await chat.send(
    new participant.SendMessageCommand({
      ConnectionToken,
      ContentType: 'text/plain',
      Content: 'Hello',
    }),
  );
  await chat.send(
    new participant.SendEventCommand({
      ConnectionToken,
      ContentType: 'application/vnd.amazonaws.connect.event.typing',
    }),
  );
  await attach(chat, ConnectionToken);
  await chat.send(
    new participant.GetTranscriptCommand({
      ConnectionToken,
      ScanDirection: 'BACKWARD',
      SortOrder: 'ASCENDING',
      MaxResults: 100,
    }),
  );
  await chat.send(new participant.DisconnectParticipantCommand({ ConnectionToken }));
}

async function attach(
  chat: participant.ConnectParticipantClient,
  ConnectionToken: string,
): Promise<void> {
  const content = Buffer.from('A note');
  const { AttachmentId, UploadMetadata } = await chat.send(
    new participant.StartAttachmentUploadCommand({
      ConnectionToken,
      ContentType: 'text/plain',
      AttachmentName: 'note.txt',
      AttachmentSizeInBytes: content.length,
    }),
  );
  const { Url, HeadersToInclude } = UploadMetadata!;
  await fetch(Url!, { method: 'PUT', body: content, headers: HeadersToInclude! });
  await chat.send(
    new participant.CompleteAttachmentUploadCommand({
      ConnectionToken,
      AttachmentIds: [AttachmentId!],
    }),
  );
  await chat.send(new participant.GetAttachmentCommand({ ConnectionToken, AttachmentId }));
}
