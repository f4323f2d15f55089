import { Type } from 'typebox';
import { invalidRequest } from '../errors.ts';

/** Lengths as in the service model. */
export const instanceId = Type.String({ minLength: 1, maxLength: 100 });
export const contactId = Type.String({ minLength: 1, maxLength: 256 });
export const clientToken = Type.Optional(Type.String({ maxLength: 500 }));

/** All attributes of a contact together, in bytes of UTF-8 (API reference of StartChatContact). */
const maxAttributeBytes = 32 * 1024;

/** @throws AwsError InvalidRequestException */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(attributes).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (bytes > maxAttributeBytes) throw invalidRequest('The attributes are larger than 32 KB.');
}
