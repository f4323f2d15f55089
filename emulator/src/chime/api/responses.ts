import type { Attendee } from '../model/attendee.ts';
import type { Meeting } from '../model/meetings.ts';

/** Where this service stands, as its answers tell it. */
export interface Place {
  /** Base address of the host, without a trailing slash. */
  readonly publicUrl: string;
  readonly region: string;
  readonly account: string;
}

export function meetingResponse({ meetingId, request }: Meeting, place: Place): object {
  const { Audio, Video, Content, Attendee: limits } = request.MeetingFeatures ?? {};
  return {
    MeetingId: meetingId,
    ...(request.MeetingHostId ? { MeetingHostId: request.MeetingHostId } : {}),
    ExternalMeetingId: request.ExternalMeetingId,
    MediaRegion: request.MediaRegion,
    MediaPlacement: mediaPlacement(meetingId, place.publicUrl),
    MeetingFeatures: {
      Audio: { EchoReduction: Audio?.EchoReduction ?? 'UNAVAILABLE' },
      Video: { MaxResolution: Video?.MaxResolution ?? 'HD' },
      Content: { MaxResolution: Content?.MaxResolution ?? 'FHD' },
      Attendee: { MaxCount: limits?.MaxCount ?? 250 },
    },
    ...(request.PrimaryMeetingId ? { PrimaryMeetingId: request.PrimaryMeetingId } : {}),
    TenantIds: request.TenantIds ?? [],
    MeetingArn: `arn:aws:chime:${place.region}:${place.account}:meeting/${meetingId}`,
  };
}

export function attendeeResponse(attendee: Attendee): object {
  return {
    ExternalUserId: attendee.externalUserId,
    AttendeeId: attendee.attendeeId,
    JoinToken: attendee.joinToken,
    Capabilities: attendee.capabilities,
  };
}

/**
 * The signalling address has no query, because the client appends its own; the audio host is only
 * handed back by the client, but without one it would join with no audio at all.
 */
function mediaPlacement(meetingId: string, publicUrl: string): object {
  const socketUrl = new URL(publicUrl);
  socketUrl.protocol = socketUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  // A browser may try ::1 first for "localhost", where nobody listens.
  if (socketUrl.hostname === 'localhost') socketUrl.hostname = '127.0.0.1';
  const signaling = `${socketUrl.protocol}//${socketUrl.host}/chime/signal/${meetingId}`;
  return {
    AudioHostUrl: `${socketUrl.host}/${meetingId}`,
    AudioFallbackUrl: signaling,
    SignalingUrl: signaling,
    TurnControlUrl: `${publicUrl}/chime/turn`,
    ScreenDataUrl: signaling,
    ScreenViewingUrl: signaling,
    ScreenSharingUrl: signaling,
    EventIngestionUrl: `${publicUrl}/chime/client-events`,
  };
}
