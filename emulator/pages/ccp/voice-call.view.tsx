import { useStore } from '../lib/store.ts';
import type { Console, ContactView } from './console.model.ts';
import { requestMute } from './streams.ts';
import type { VoiceLeg } from '../lib/voice-leg.ts';

interface Props {
  readonly contact: ContactView;
  readonly console: Console;
  readonly leg: VoiceLeg;
}

const states = {
  connecting: 'Connecting the sound…',
  connected: 'You’re talking.',
  'no-microphone': 'No microphone: the caller can’t hear you. Allow it for this page, then reload.',
  failed: 'The sound is cut off. The call itself goes on.',
};

export function VoiceCall({ contact, console, leg }: Props) {
  const { isMuted, state } = useStore(leg.view);
  return (
    <div class="voice-call">
      <p role="status">{contact.isOnHold ? 'The caller is on hold.' : states[state]}</p>
      <div class="actions">
        {contact.isOnHold ? (
          <button onClick={() => console.resume(contact.id)}>Resume</button>
        ) : (
          <button onClick={() => console.hold(contact.id)}>Hold</button>
        )}
        <MuteButton isMuted={isMuted} />
        <button class="danger" onClick={() => console.end(contact.id)}>
          End call
        </button>
      </div>
    </div>
  );
}

function MuteButton({ isMuted }: { isMuted: boolean }) {
  return <button onClick={() => requestMute(!isMuted)}>{isMuted ? 'Unmute' : 'Mute'}</button>;
}
