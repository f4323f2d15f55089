import { randomBytes, randomUUID } from 'node:crypto';
import { AwsError, notFound } from '../errors.ts';
import type { AttachmentItem } from './item.ts';

/** Size and types as the Administrator Guide lists them for chat attachments ("Amazon Connect feature specifications"). */
export const maxAttachmentBytes = 20 * 1024 * 1024;

const allowedTypes = new Set([
  'text/csv',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/heic',
  'image/jpeg',
  'video/quicktime',
  'video/mp4',
  'application/pdf',
  'image/png',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/rtf',
  'text/plain',
  'audio/wav',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

interface StoredAttachment {
  readonly id: string;
  readonly contactId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Makes the addresses for upload and download unguessable, as a presigned URL is. */
  readonly secret: string;
  content?: Buffer;
}

const invalid = (message: string) => new AwsError(400, 'ValidationException', message);

export type Attachments = ReturnType<typeof createAttachments>;

/** Files that travel through a chat; kept in memory until the service is reset. */
export function createAttachments() {
  const stored = new Map<string, StoredAttachment>();

  function get(id: string): StoredAttachment {
    const found = stored.get(id);
    if (!found) throw notFound('The attachment');
    return found;
  }

  return {
    start(file: {
      contactId: string;
      ownerId: string;
      name: string;
      contentType: string;
      size: number;
    }): StoredAttachment {
      if (file.size > maxAttachmentBytes) throw invalid('An attachment may have 20 MB at most.');
      if (!allowedTypes.has(file.contentType))
        throw invalid(`Attachments of type '${file.contentType}' are not supported.`);
      const attachment = {
        ...file,
        id: randomUUID(),
        secret: randomBytes(24).toString('base64url'),
      };
      stored.set(attachment.id, attachment);
      return attachment;
    },
    /** The attachment behind an upload or download address. */
    bySecret(id: string, secret: string): StoredAttachment {
      const found = stored.get(id);
      if (found?.secret !== secret)
        throw new AwsError(403, 'AccessDenied', 'The address is not valid.');
      return found;
    },
    store(id: string, content: Buffer): void {
      const attachment = get(id);
      if (content.length !== attachment.size)
        throw invalid('The file has not the size that was announced.');
      attachment.content = content;
    },
    complete(id: string, ownerId: string): AttachmentItem {
      const attachment = get(id);
      if (attachment.ownerId !== ownerId) throw notFound('The attachment');
      if (!attachment.content)
        throw new AwsError(409, 'ConflictException', 'The file was not uploaded yet.');
      return {
        AttachmentId: attachment.id,
        AttachmentName: attachment.name,
        ContentType: attachment.contentType,
        Status: 'APPROVED',
      };
    },
    inContact(id: string, contactId: string): StoredAttachment {
      const attachment = get(id);
      if (attachment.contactId !== contactId || !attachment.content)
        throw notFound('The attachment');
      return attachment;
    },
    clear: () => stored.clear(),
  };
}
