import { withDevice } from './with-device.ts';

const events = {
  configure: 'configure',
  setRinger: 'configuration::set_ringer_device',
  ringerChanged: 'configuration::ringer_device_changed',
} as const;

export interface RingerDeps {
  /** Inside a frame the embedding page configures the ringtones first. */
  readonly isFramed: boolean;
  readonly broadcast: (event: string, data: unknown) => void;
  readonly on: (event: string, handler: (data: unknown) => void) => () => void;
}

/**
 * Keeps the loudspeaker that contacts ring on (`agent.setRingerDevice()`). As with Streams' ringtone engines, a choice
 * is announced whether or not the device exists, and one made before there are ringtones is announced with them.
 */
export function createRinger({ isFramed, broadcast, on }: RingerDeps) {
  let hasRingtones = !isFramed;
  let deviceId: string | undefined;

  const announce = () => {
    if (hasRingtones && deviceId) broadcast(events.ringerChanged, { deviceId });
  };

  return {
    deviceId: () => deviceId,
    start() {
      const stops = [
        on(events.configure, (data) => {
          hasRingtones = wantsRingtones(data);
          announce();
        }),
        on(
          events.setRinger,
          withDevice((chosen) => {
            deviceId = chosen;
            announce();
          }),
        ),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}

function wantsRingtones(configuration: unknown): boolean {
  const { softphone } = configuration as { softphone?: { disableRingtone?: boolean } };
  return softphone?.disableRingtone !== true;
}
