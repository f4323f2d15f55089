import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Attendee } from '../model/attendee.ts';
import type { Meeting, Meetings } from '../model/meetings.ts';
import { explain } from './explain.ts';
import { refuseWhatIsLacking } from './not-emulated.ts';
import { badRequest, limitExceeded, notFound, ServiceError } from './errors.ts';
import { attendeeResponse, meetingResponse, type Place } from './responses.ts';
import { mediaRegions } from './regions.ts';
import {
  requests,
  type AttendeeRequest,
  type Capabilities,
  type MeetingRequest,
} from './shapes.ts';

export interface OperationInput {
  /** `meetingId` and `attendeeId` of the path. */
  readonly ids: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface OperationOutput {
  readonly status: number;
  readonly body?: object;
}

export type Operation = (input: OperationInput) => OperationOutput;

const MAX_ATTENDEES = 250;
const DEFAULT_PAGE = 100;

/** The emulated operations by their names in the API reference. */
export function createOperations(
  meetings: Meetings,
  place: () => Place,
): Record<string, Operation> {
  const present = (meeting: Meeting) => meetingResponse(meeting, place());
  const meetingOf = ({ ids }: OperationInput) => {
    const meeting = meetings.find(ids[0] ?? '');
    if (!meeting) throw notFound(`The meeting ${ids[0]} does not exist or has ended.`);
    return meeting;
  };
  const attendeeOf = (input: OperationInput) => {
    const attendee = meetingOf(input).attendees.get(input.ids[1] ?? '');
    if (!attendee) throw notFound(`The attendee ${input.ids[1]} is not in this meeting.`);
    return attendee;
  };
  const create = (request: MeetingRequest) => {
    if (!mediaRegions.includes(request.MediaRegion)) {
      throw badRequest(`MediaRegion ${request.MediaRegion} is not a media region.`);
    }
    return meetings.create(request);
  };
  const addAttendee = (meeting: Meeting, request: AttendeeRequest): Attendee => {
    checkCapabilities(request.Capabilities);
    const limit = meeting.request.MeetingFeatures?.Attendee?.MaxCount ?? MAX_ATTENDEES;
    if (meeting.attendees.size >= limit)
      throw limitExceeded(`A meeting has at most ${limit} attendees.`);
    return meetings.addAttendee(meeting, request);
  };
  const addAll = (meeting: Meeting, all: readonly AttendeeRequest[]) => {
    const Attendees: object[] = [];
    const Errors: object[] = [];
    for (const request of all) {
      try {
        Attendees.push(attendeeResponse(addAttendee(meeting, request)));
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        const { ExternalUserId } = request;
        Errors.push({ ExternalUserId, ErrorCode: error.code, ErrorMessage: error.message });
      }
    }
    return { Attendees, Errors };
  };

  return {
    CreateMeeting({ body }) {
      const request = parse(requests.createMeeting, body);
      refuseWhatIsLacking('CreateMeeting', request);
      const meeting = create(request);
      return { status: 200, body: { Meeting: present(meeting) } };
    },
    CreateMeetingWithAttendees({ body }) {
      const { Attendees, ...request } = parse(requests.createMeetingWithAttendees, body);
      refuseWhatIsLacking('CreateMeetingWithAttendees', request);
      const meeting = create(request);
      return { status: 200, body: { Meeting: present(meeting), ...addAll(meeting, Attendees) } };
    },
    GetMeeting: (input) => ({ status: 200, body: { Meeting: present(meetingOf(input)) } }),
    DeleteMeeting({ ids }) {
      meetings.end(ids[0] ?? ''); // idempotent: an ended meeting is what was asked for
      return { status: 204 };
    },
    CreateAttendee(input) {
      const attendee = addAttendee(meetingOf(input), parse(requests.createAttendee, input.body));
      return { status: 200, body: { Attendee: attendeeResponse(attendee) } };
    },
    BatchCreateAttendee(input) {
      const { Attendees } = parse(requests.batchCreateAttendee, input.body);
      return { status: 200, body: addAll(meetingOf(input), Attendees) };
    },
    ListAttendees(input) {
      const all = [...meetingOf(input).attendees.values()];
      return { status: 200, body: page(all, input.query) };
    },
    GetAttendee: (input) => ({
      status: 200,
      body: { Attendee: attendeeResponse(attendeeOf(input)) },
    }),
    DeleteAttendee(input) {
      meetings.removeAttendee(meetingOf(input), attendeeOf(input).attendeeId);
      return { status: 204 };
    },
    UpdateAttendeeCapabilities(input) {
      const { Capabilities } = parse(requests.updateCapabilities, input.body);
      checkCapabilities(Capabilities);
      const attendee = attendeeOf(input);
      meetings.setCapabilities(meetingOf(input), attendee, Capabilities);
      return { status: 200, body: { Attendee: attendeeResponse(attendee) } };
    },
    BatchUpdateAttendeeCapabilitiesExcept(input) {
      const request = parse(requests.batchUpdateCapabilitiesExcept, input.body);
      checkCapabilities(request.Capabilities);
      const meeting = meetingOf(input);
      const excluded = request.ExcludedAttendeeIds.map(({ AttendeeId }) => AttendeeId);
      for (const attendee of meeting.attendees.values()) {
        if (excluded.includes(attendee.attendeeId)) continue;
        meetings.setCapabilities(meeting, attendee, request.Capabilities);
      }
      return { status: 200, body: {} };
    },
  };
}

function parse<T extends TSchema>(schema: T, body: unknown): Static<T> {
  if (Value.Check(schema, body)) return body;
  throw badRequest(explain(schema, body));
}

/** A rule of the API reference, "AttendeeCapabilities". */
function checkCapabilities(capabilities: Capabilities | null | undefined): void {
  if (!capabilities) return;
  const receives = (value: string) => value === 'SendReceive' || value === 'Receive';
  if (receives(capabilities.Content) && !receives(capabilities.Video)) {
    throw badRequest(
      'Content capability SendReceive or Receive needs Video capability SendReceive or Receive.',
    );
  }
}

function page(all: readonly Attendee[], query: OperationInput['query']): object {
  const size = query['max-results'] ? Number(query['max-results']) : DEFAULT_PAGE;
  const start = query['next-token'] ? Number(query['next-token']) : 0;
  if (!(Number.isInteger(size) && size >= 1 && size <= 100)) {
    throw badRequest('MaxResults must be from 1 to 100.');
  }
  if (!(Number.isInteger(start) && start >= 0)) throw badRequest('NextToken is not valid.');
  const end = start + size;
  return {
    Attendees: all.slice(start, end).map(attendeeResponse),
    ...(end < all.length ? { NextToken: String(end) } : {}),
  };
}
