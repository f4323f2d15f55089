import type { VoiceLeg } from '../lib/voice-leg.ts';
import { withDevice } from './with-device.ts';

/** Names on the bus, as in Streams 2.28.2 (`EventType`, `AgentEvents`, `ConfigurationEvents`). */
const events = {
  mute: 'mute',
  muteToggle: 'agent::mute_toggle',
  setMicrophone: 'configuration::set_microphone_device',
  microphoneChanged: 'configuration::microphone_device_changed',
  setSpeaker: 'configuration::set_speaker_device',
  speakerChanged: 'configuration::speaker_device_changed',
} as const;

export interface SoftphoneDeps {
  /** The calls in hand, the one connected last at the end. */
  readonly legs: ReadonlyMap<string, VoiceLeg>;
  readonly broadcast: (event: string, data: unknown) => void;
  readonly on: (event: string, handler: (data: unknown) => void) => () => void;
}

/**
 * Answers what an embedding page asks of the panel's sound (`agent.mute()`, `agent.setMicrophoneDevice()` …). As in
 * Streams' `SoftphoneManager`, a change is announced once it took effect; one that cannot take effect is not answered:
 * muting and choosing a microphone without a call, and a device that the browser does not give.
 */
export function createSoftphone({ legs, broadcast, on }: SoftphoneDeps) {
  let speakerId: string | undefined;

  function mute(data: unknown): void {
    const leg = [...legs.values()].at(-1);
    if (!leg) return;
    const { mute: wanted } = (data ?? {}) as { mute?: boolean };
    if (wanted !== undefined) leg.setMuted(wanted);
    broadcast(events.muteToggle, { muted: leg.view.get().isMuted });
  }

  async function setMicrophone(deviceId: string): Promise<void> {
    if (legs.size === 0) return;
    await Promise.all([...legs.values()].map((leg) => leg.useMicrophone(deviceId)));
    broadcast(events.microphoneChanged, { deviceId });
  }

  async function setSpeaker(deviceId: string): Promise<void> {
    // Also without a call: it is the next one's, and the browser says now whether the device exists.
    await new Audio().setSinkId(deviceId);
    speakerId = deviceId;
    await applySpeaker();
    broadcast(events.speakerChanged, { deviceId });
  }

  const applySpeaker = async () => {
    const id = speakerId;
    if (id) await Promise.all([...legs.values()].map((leg) => leg.useSpeaker(id)));
  };

  return {
    start() {
      const stops = [
        on(events.mute, mute),
        on(events.setMicrophone, withDevice(setMicrophone)),
        on(events.setSpeaker, withDevice(setSpeaker)),
      ];
      return () => stops.forEach((stop) => stop());
    },
    /** Gives a call that has just connected the chosen loudspeaker. */
    applySpeaker: () => void applySpeaker().catch(() => undefined),
    /** The next call starts unmuted, and pages that show the state learn it. */
    callEnded: () => broadcast(events.muteToggle, { muted: false }),
  };
}
