import { useState } from 'preact/hooks';
import { useStore } from '../lib/store.ts';
import { Elapsed } from '../lib/time.tsx';
import type { VoiceLeg } from '../lib/voice-leg.ts';
import { callContactCentre, type PhoneCall } from './phone-line.ts';

const numberKey = 'phone.number';

/** A telephone: number, *Call*, *Hang up*. */
export function Phone() {
  const [call, setCall] = useState<PhoneCall>();
  return (
    <main class="phone">
      <h1>Phone</h1>
      <p class="quiet">Calls the contact centre on this machine, as a customer would.</p>
      {call ? (
        <Call call={call} onDone={() => setCall(undefined)} />
      ) : (
        <Dial onCall={(from) => setCall(callContactCentre(from))} />
      )}
    </main>
  );
}

function Dial({ onCall }: { onCall: (from: string) => void }) {
  const [from, setFrom] = useState(() => localStorage.getItem(numberKey) ?? '+15550100');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        localStorage.setItem(numberKey, from);
        onCall(from.replace(/[^+\d]/g, ''));
      }}
    >
      <label for="number">Caller number</label>
      <input
        id="number"
        type="tel"
        autocomplete="tel"
        required
        pattern="\+?[0-9 ]{3,20}"
        title="Digits, with + and country code in front"
        value={from}
        onInput={(event) => setFrom(event.currentTarget.value)}
      />
      <button class="primary" type="submit">
        Call
      </button>
    </form>
  );
}

const words = {
  dialling: 'Calling…',
  waiting: 'Waiting for an agent…',
  ringing: 'Ringing at an agent…',
  connected: 'You’re talking.',
  hold: 'You’re on hold.',
  ended: 'The call has ended.',
  failed: 'The call didn’t go through. The contact centre doesn’t answer.',
};

function Call({ call, onDone }: { call: PhoneCall; onDone: () => void }) {
  const { state, since, said } = useStore(call.view);
  const leg = useStore(call.leg);
  const isOver = state === 'ended' || state === 'failed';
  return (
    <div class="call">
      <p role="status">
        <strong>{words[state]}</strong>
      </p>
      <Elapsed since={since} />
      {leg && !isOver && <Microphone leg={leg} />}
      {said.length > 0 && (
        <ul class="said" aria-label="Announcements">
          {said.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      {isOver ? (
        <button class="primary" onClick={onDone}>
          New call
        </button>
      ) : (
        <button class="danger" onClick={call.hangUp}>
          Hang up
        </button>
      )}
    </div>
  );
}

function Microphone({ leg }: { leg: VoiceLeg }) {
  const { state } = useStore(leg.view);
  if (state !== 'no-microphone') return null;
  return <p>No microphone: the agent can’t hear you. Allow it for this page and call again.</p>;
}
