import { textAt, type Permissions } from '../iam/access.ts';

/** Service authorization reference, "Amazon EventBridge". `arnBase` is such as `arn:aws:events:us-east-1:111122223333`. */
export function eventsPermissions(arnBase: string): Permissions {
  return {
    /** Each entry for itself; one that may not be put refuses all. */
    PutEvents(input) {
      const entries: unknown = (input as { Entries?: unknown } | null)?.Entries;
      return (Array.isArray(entries) ? entries : []).map((entry: unknown) => {
        const bus = textAt(entry, 'EventBusName') || 'default';
        return {
          action: 'events:PutEvents',
          resource: bus.startsWith('arn:') ? bus : `${arnBase}:event-bus/${bus}`,
          context: {
            'events:source': textAt(entry, 'Source'),
            'events:detail-type': textAt(entry, 'DetailType'),
          },
        };
      });
    },
  };
}
