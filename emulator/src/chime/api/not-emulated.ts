import { ServiceError } from './errors.ts';
import type { MeetingRequest } from './shapes.ts';

export const notEmulated = (what: string) =>
  new ServiceError(501, 'NotImplementedException', `${what} is not emulated.`);

/**
 * Refuses what a request asks for and would not get: a meeting that replicates another one, notifications past
 * EventBridge, addresses of IPv6, tags.
 */
export function refuseWhatIsLacking(operation: string, request: MeetingRequest): void {
  const lacking = [
    ...(request.PrimaryMeetingId ? ['PrimaryMeetingId (replica meetings)'] : []),
    ...(request.NotificationsConfiguration ? ['NotificationsConfiguration'] : []),
    ...(request.MediaPlacementNetworkType === 'DualStack'
      ? ['MediaPlacementNetworkType DualStack']
      : []),
    ...(request.Tags?.length ? ['Tags'] : []),
  ];
  if (lacking.length > 0) throw notEmulated(`${operation} with ${lacking.join(', ')}`);
}
