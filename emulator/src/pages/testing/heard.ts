import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface Heard {
  /** Stands still in silence. */
  readonly energy: number;
  /** Played so far. */
  readonly seconds: number;
}

/** Keeps the page's peer connections, to ask them afterwards what they heard. */
export const keepPeers = () => {
  const peers: RTCPeerConnection[] = [];
  Object.assign(window, { peers });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
};

/** Sound that the newest peer connection of a page, or of a frame in it, received so far. */
async function heardIn(page: Page, frameUrl: string): Promise<Heard> {
  const frame = page.frames().find((each) => each.url().includes(frameUrl));
  const heard = await frame?.evaluate(async () => {
    const { peers } = window as unknown as { peers: RTCPeerConnection[] };
    const stats = (await peers.at(-1)?.getStats()) ?? new Map<string, never>();
    const all = [...stats.values()] as RTCInboundRtpStreamStats[];
    const { totalAudioEnergy = 0, totalSamplesDuration = 0 } =
      all.find((each) => each.type === 'inbound-rtp') ?? {};
    return { energy: totalAudioEnergy, seconds: totalSamplesDuration };
  });
  return heard ?? { energy: 0, seconds: 0 };
}

export const heardEnergy = async (page: Page, frameUrl: string) =>
  (await heardIn(page, frameUrl)).energy;

/** Measures the energy of the next two seconds of sound, in which a fake microphone beeps at least once. */
export async function energyOfNextTwoSeconds(page: Page, frameUrl: string): Promise<number> {
  const before = await heardIn(page, frameUrl);
  const played = async () => (await heardIn(page, frameUrl)).seconds - before.seconds;
  await expect.poll(played, { timeout: 15_000, interval: 200 }).toBeGreaterThan(2);
  return (await heardEnergy(page, frameUrl)) - before.energy;
}
