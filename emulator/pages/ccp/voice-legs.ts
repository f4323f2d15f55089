import { useEffect, useRef, useState } from 'preact/hooks';
import { openVoiceLeg, type VoiceLeg } from '../lib/voice-leg.ts';
import type { ContactView } from './console.model.ts';
import { createSoftphone } from './softphone.ts';
import { broadcast, onStreamsEvent } from './streams.ts';

/** The sound of every call in hand, whichever contact is looked at: a look at a chat must not cut a caller off. */
export function useVoiceLegs(contacts: readonly ContactView[]): ReadonlyMap<string, VoiceLeg> {
  const { current: legs } = useRef(new Map<string, VoiceLeg>());
  const { current: softphone } = useRef(createSoftphone({ legs, broadcast, on: onStreamsEvent }));
  const [, redraw] = useState(0);
  const calls = contacts.filter(({ channel, phase }) => channel === 'voice' && phase === 'live');
  const ids = calls.map((call) => call.id).join(' ');

  useEffect(() => {
    const wanted = ids.split(' ').filter((id) => id !== '');
    for (const [id, leg] of legs) {
      if (wanted.includes(id)) continue;
      leg.stop();
      legs.delete(id);
      softphone.callEnded();
    }
    for (const id of wanted) if (!legs.has(id)) legs.set(id, openVoiceLeg(id, 'agent'));
    softphone.applySpeaker();
    redraw((times) => times + 1);
  }, [legs, softphone, ids]);

  useEffect(() => {
    for (const call of calls) legs.get(call.id)?.setHeld(call.isOnHold);
  });

  useEffect(() => softphone.start(), [softphone]);
  useEffect(() => () => legs.forEach((leg) => leg.stop()), [legs]);
  return legs;
}
