import { textAt, textsAt, type Access, type Permissions } from '../iam/access.ts';

/**
 * Service authorization reference, "Amazon SES". Asked for is the identity of the sender's address; whether its domain
 * was verified instead is not emulated. `arnBase` is such as `arn:aws:ses:us-east-1:111122223333`.
 */
export const sesPermissions = (arnBase: string) =>
  ({
    SendEmail(input: unknown): Access[] {
      const from = textAt(input, 'FromEmailAddress');
      const address = /<([^>]+)>\s*$/.exec(from)?.[1] ?? from;
      const destination = (input as { Destination?: unknown } | null)?.Destination;
      const context = {
        'ses:FromAddress': address,
        'ses:Recipients': textsAt(destination, 'ToAddresses'),
      };
      return [{ action: 'ses:SendEmail', resource: `${arnBase}:identity/${address}`, context }];
    },
  }) satisfies Permissions;

/** SNS developer guide, "Sending SMS messages": a telephone number stands where else a topic's ARN does. */
export const snsPermissions = {
  Publish: (form: URLSearchParams): Access[] => [
    {
      action: 'SNS:Publish',
      resource: form.get('TopicArn') ?? form.get('TargetArn') ?? form.get('PhoneNumber') ?? '*',
    },
  ],
} satisfies Permissions<URLSearchParams>;
