import { useEffect, useRef, useState } from 'preact/hooks';
import type { ContactView } from './console.model.ts';
import { createRinger } from './ringer.ts';
import { broadcast, onStreamsEvent } from './streams.ts';

const soundKey = 'ccp.ringing-sound';
const everyMs = 2_000;

/** Says what rings in the window's title and, for those who want it, by sound. */
export function useNotifications(contacts: readonly ContactView[]) {
  const [isOn, setOn] = useState(() => localStorage.getItem(soundKey) === 'on');
  const ringing = contacts.filter((contact) => contact.phase === 'ringing');
  const first = ringing[0];
  const { current: ringer } = useRef(
    createRinger({ isFramed: window.parent !== window, broadcast, on: onStreamsEvent }),
  );
  useEffect(() => ringer.start(), [ringer]);

  useEffect(() => {
    document.title = first ? `☎ ${first.name} · ringing` : 'Contact control panel';
  }, [first?.id, first?.name]);

  useEffect(() => {
    if (!first || !isOn) return;
    const sound = createRing(ringer.deviceId());
    return () => sound.stop();
  }, [first?.id, isOn]);

  return {
    isOn,
    toggle() {
      localStorage.setItem(soundKey, isOn ? 'off' : 'on');
      setOn(!isOn);
    },
  };
}

/** `setSinkId` is Chromium's alone; elsewhere, and on a device that is gone, it rings on the default one. */
interface SelectableOutput {
  setSinkId?(deviceId: string): Promise<void>;
}

function createRing(deviceId: string | undefined): { stop(): void } {
  const context: AudioContext & SelectableOutput = new AudioContext();
  if (deviceId) void context.setSinkId?.(deviceId).catch(() => undefined);
  const beep = () => {
    const volume = context.createGain();
    volume.connect(context.destination);
    volume.gain.setValueAtTime(0.08, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.8);
    const tone = context.createOscillator();
    tone.frequency.value = 660;
    tone.connect(volume);
    tone.start();
    tone.stop(context.currentTime + 0.8);
  };
  beep();
  const timer = setInterval(beep, everyMs);
  return {
    stop() {
      clearInterval(timer);
      void context.close();
    },
  };
}
