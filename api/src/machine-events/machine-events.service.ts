import type { MachineEvent } from '@video-escalation/contracts/http/machine-events';
import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';

export interface MachineEventsOptions {
  readonly meetingEnded: (meetingId: MeetingId) => Promise<void>;
  readonly taskStopped: (recordingId: RecordingId, taskArn: string) => Promise<void>;
}

export type MachineEvents = ReturnType<typeof createMachineEvents>;

/** What AWS's own services tell; EventBridge may deliver an event twice or late, which does no harm. */
export function createMachineEvents({ meetingEnded, taskStopped }: MachineEventsOptions) {
  return {
    async receive({ source, detail }: MachineEvent): Promise<void> {
      // Chime SDK developer guide, "Meeting lifecycle events".
      if (source === 'aws.chime' && detail.eventType === 'chime:MeetingEnded') {
        if (typeof detail.meetingId === 'string') await meetingEnded(detail.meetingId as MeetingId);
      }
      // ECS developer guide, "Amazon ECS task state change events". `startedBy` is the recording's id.
      if (source === 'aws.ecs' && detail.lastStatus === 'STOPPED') {
        const { startedBy, taskArn } = detail;
        if (typeof startedBy === 'string' && typeof taskArn === 'string') {
          await taskStopped(startedBy as RecordingId, taskArn);
        }
      }
    },
  };
}
