import type { MachineEvent } from '@video-escalation/contracts/http/machine-events';
import type { AttendeeId, MeetingId } from '@video-escalation/contracts/ids';

export interface MachineEventsOptions {
  readonly meetingEnded: (meetingId: MeetingId) => Promise<void>;
  readonly attendeeJoined: (meetingId: MeetingId, attendeeId: AttendeeId) => Promise<void>;
  /** `startedBy`: as the api named it when it ran the task. */
  readonly taskStopped: (startedBy: string, taskArn: string) => Promise<void>;
}

export type MachineEvents = ReturnType<typeof createMachineEvents>;

/** What AWS's own services tell; EventBridge may deliver an event twice or late, which does no harm. */
export function createMachineEvents(options: MachineEventsOptions) {
  const { meetingEnded, attendeeJoined, taskStopped } = options;

  /** Chime SDK developer guide, "Meeting lifecycle events". */
  async function fromChime({ eventType, meetingId, attendeeId }: MachineEvent['detail']) {
    if (typeof meetingId !== 'string') return;
    if (eventType === 'chime:MeetingEnded') await meetingEnded(meetingId as MeetingId);
    if (eventType === 'chime:AttendeeJoined' && typeof attendeeId === 'string') {
      await attendeeJoined(meetingId as MeetingId, attendeeId as AttendeeId);
    }
  }

  return {
    async receive({ source, detail }: MachineEvent): Promise<void> {
      if (source === 'aws.chime') await fromChime(detail);
      // ECS developer guide, "Amazon ECS task state change events".
      if (source === 'aws.ecs' && detail.lastStatus === 'STOPPED') {
        const { startedBy, taskArn } = detail;
        if (typeof startedBy === 'string' && typeof taskArn === 'string') {
          await taskStopped(startedBy, taskArn);
        }
      }
    },
  };
}
