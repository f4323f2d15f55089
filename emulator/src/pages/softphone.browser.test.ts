import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openContactCentre, type ContactCentre } from './testing/contact-centre-in-browsers.ts';
import { energyOfNextTwoSeconds, heardEnergy, keepPeers } from './testing/heard.ts';

let centre: ContactCentre;

beforeAll(async () => {
  centre = await openContactCentre(process.env.CHROME_PATH);
});
afterEach(() => centre.everybodyLeaves());
afterAll(() => centre.close());

const limit = { timeout: 15_000, interval: 200 };

/** Calls a method of Streams' `Agent` in the embedding page. */
const ask = (page: Page, method: string, deviceId?: string) =>
  page.evaluate(
    ([name, id]) => {
      const agent = new connect.Agent() as unknown as Record<string, (id?: string) => void>;
      agent[name]?.(id);
    },
    [method, deviceId] as const,
  );

const devicesOf = (page: Page, kind: MediaDeviceKind) =>
  page
    .frames()
    .find((frame) => frame.url().includes('/ccp-v2'))!
    .evaluate(async (wanted) => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices
        .filter(({ kind: each, deviceId }) => each === wanted && deviceId !== 'default')
        .map(({ deviceId }) => deviceId);
    }, kind);

async function callInHand() {
  const agent = await centre.agentSignsIn();
  await agent.press('Available');
  const phone = await centre.newPage();
  await phone.addInitScript(keepPeers);
  await phone.goto(`${centre.emulator.url}/phone`);
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await agent.press('Accept');
  await phone.getByText('You’re talking.').waitFor();
  await expect.poll(() => heardEnergy(phone, '/phone'), limit).toBeGreaterThan(0);
  return { agent, phone };
}

describe('an embedding page that uses the sound methods of Streams', () => {
  it('mutes the agent for the caller, is told so, and hears of the panel’s own button', async () => {
    const { agent, phone } = await callInHand();
    const heard = () => energyOfNextTwoSeconds(phone, '/phone');

    await ask(agent.page, 'mute');
    await expect.poll(agent.told, limit).toContain('muted');
    await agent.ccp.getByRole('button', { name: 'Unmute' }).waitFor();
    await expect.poll(heard, limit).toBeLessThan(1e-7);

    await ask(agent.page, 'unmute');
    await expect.poll(async () => (await agent.told()).at(-1), limit).toBe('unmuted');
    await expect.poll(heard, limit).toBeGreaterThan(1e-5);

    await agent.press('Mute');
    await expect.poll(async () => (await agent.told()).at(-1), limit).toBe('muted');
    await agent.press('End call');
    await expect.poll(async () => (await agent.told()).at(-1), limit).toBe('unmuted');
  });

  it('changes the microphone of the running call, which stays heard, and ignores an unknown one', async () => {
    const { agent, phone } = await callInHand();
    const [microphone = ''] = (await devicesOf(agent.page, 'audioinput')).slice(-1);
    await ask(agent.page, 'setMicrophoneDevice', 'no-such-device');
    await ask(agent.page, 'setMicrophoneDevice', microphone);
    await expect.poll(agent.told, limit).toContain(`microphone ${microphone}`);
    expect(await agent.told()).not.toContain('microphone no-such-device');
    expect(await energyOfNextTwoSeconds(phone, '/phone')).toBeGreaterThan(1e-5);
  });

  it('is told of a loudspeaker that exists, of a ringer and of a camera', async () => {
    const { agent } = await callInHand();
    const [speaker = ''] = (await devicesOf(agent.page, 'audiooutput')).slice(-1);
    await ask(agent.page, 'setSpeakerDevice', 'no-such-device');
    await ask(agent.page, 'setSpeakerDevice', speaker);
    await ask(agent.page, 'setRingerDevice', speaker);
    await ask(agent.page, 'setCameraDevice', 'a-camera');
    const told = [`speaker ${speaker}`, `ringer ${speaker}`, 'camera a-camera'];
    await expect.poll(agent.told, limit).toEqual(expect.arrayContaining(told));
    expect(await agent.told()).not.toContain('speaker no-such-device');
  });

  it('is not answered about muting and the microphone without a call, as by the real panel', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await expect.poll(agent.told, limit).toContain('state Available');
    await ask(agent.page, 'mute');
    await ask(agent.page, 'setMicrophoneDevice', 'default');
    // Comes after both, over the same way.
    await ask(agent.page, 'setCameraDevice', 'a-camera');
    await expect.poll(agent.told, limit).toContain('camera a-camera');
    expect(await agent.told()).not.toContain('muted');
    expect(await agent.told()).not.toContain('microphone default');
  });
});
