interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
  /** Value of the `operation` query parameter, where the path alone is not enough. */
  readonly verb?: string;
}

const MEETINGS = /^\/meetings$/;
const MEETING = /^\/meetings\/([^/]+)$/;
const ATTENDEES = /^\/meetings\/([^/]+)\/attendees$/;
const ATTENDEE = /^\/meetings\/([^/]+)\/attendees\/([^/]+)$/;
const TRANSCRIPTION = /^\/meetings\/([^/]+)\/transcription$/;
const TAGS = /^\/tags$/;

/** Every operation of the API reference, those not emulated too: they are refused by name. */
const routes: readonly Route[] = [
  {
    operation: 'CreateMeetingWithAttendees',
    method: 'POST',
    path: MEETINGS,
    verb: 'create-attendees',
  },
  { operation: 'CreateMeeting', method: 'POST', path: MEETINGS },
  { operation: 'GetMeeting', method: 'GET', path: MEETING },
  { operation: 'DeleteMeeting', method: 'DELETE', path: MEETING },
  { operation: 'BatchCreateAttendee', method: 'POST', path: ATTENDEES, verb: 'batch-create' },
  { operation: 'CreateAttendee', method: 'POST', path: ATTENDEES },
  { operation: 'ListAttendees', method: 'GET', path: ATTENDEES },
  {
    operation: 'BatchUpdateAttendeeCapabilitiesExcept',
    method: 'PUT',
    path: /^\/meetings\/([^/]+)\/attendees\/capabilities$/,
    verb: 'batch-update-except',
  },
  {
    operation: 'UpdateAttendeeCapabilities',
    method: 'PUT',
    path: /^\/meetings\/([^/]+)\/attendees\/([^/]+)\/capabilities$/,
  },
  { operation: 'GetAttendee', method: 'GET', path: ATTENDEE },
  { operation: 'DeleteAttendee', method: 'DELETE', path: ATTENDEE },
  { operation: 'StartMeetingTranscription', method: 'POST', path: TRANSCRIPTION, verb: 'start' },
  { operation: 'StopMeetingTranscription', method: 'POST', path: TRANSCRIPTION, verb: 'stop' },
  { operation: 'TagResource', method: 'POST', path: TAGS, verb: 'tag-resource' },
  { operation: 'UntagResource', method: 'POST', path: TAGS, verb: 'untag-resource' },
  { operation: 'ListTagsForResource', method: 'GET', path: TAGS },
];

export interface Routed {
  /** The name in the API reference, or what was asked for if the reference has no such operation. */
  readonly operation: string;
  readonly ids: readonly string[];
}

/** Finds the operation of a request; the path is without the service's prefix. */
export function routeRequest(method: string, path: string, verb: string | undefined): Routed {
  const route = routes.find(
    (each) => each.method === method && each.path.test(path) && each.verb === verb,
  );
  if (!route) return { operation: `${method} ${path}${verb ? `?operation=${verb}` : ''}`, ids: [] };
  const ids = (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent);
  return { operation: route.operation, ids };
}
