import { useRef } from 'preact/hooks';
import { useFocus } from '../lib/focus.ts';
import { useStore } from '../lib/store.ts';
import type { Console } from './console.model.ts';
import { ContactPanel } from './contact-panel.view.tsx';
import { ContactTabs } from './contact-tabs.view.tsx';
import { useNotifications } from './notifications.ts';
import { Ringing } from './ringing.view.tsx';
import type { Start } from './start.ts';
import { StatusBar } from './status-bar.view.tsx';
import { useVoiceLegs } from './voice-legs.ts';

interface Props {
  readonly start: Start | 'starting';
  readonly ringMs: number;
}

export function App({ start, ringMs }: Props) {
  if (start === 'starting') return <Starting />;
  if (start.state === 'signed-out') return <SignedOut />;
  if (start.state === 'failed') return <Unreachable />;
  return <Running console={start.console} ringMs={ringMs} />;
}

function Starting() {
  return (
    <main class="plain" aria-busy="true">
      <p class="quiet">Connecting to the contact centre…</p>
    </main>
  );
}

function SignedOut() {
  const openLogin = (event: Event) => {
    event.preventDefault();
    window.open('/login', 'ccp-login', 'width=440,height=640');
  };
  return (
    <main class="plain">
      <h1>You’re signed out</h1>
      <p>Sign in to take contacts. This panel goes on by itself afterwards.</p>
      <a class="button primary" href="/login" target="_blank" rel="opener" onClick={openLogin}>
        Sign in
      </a>
    </main>
  );
}

function Unreachable() {
  return (
    <main class="plain">
      <h1>The contact centre doesn’t answer</h1>
      <p>Check that it runs, then try again.</p>
      <button class="primary" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}

function Running({ console, ringMs }: { console: Console; ringMs: number }) {
  const view = useStore(console.view);
  const isOnline = useStore(console.isOnline);
  const problem = useStore(console.problem);
  const selected = useStore(console.selected);
  const sound = useNotifications(view?.contacts ?? []);
  const legs = useVoiceLegs(view?.contacts ?? []);
  if (!view) return <Starting />;
  const ringing = view.contacts.filter((contact) => contact.phase === 'ringing');
  const open = view.contacts.filter((contact) => contact.phase !== 'ringing');
  const shown = open.find((contact) => contact.id === selected);
  return (
    <main class="console">
      <h1 class="visually-hidden">Contact control panel</h1>
      <StatusBar view={view} onChoose={console.setStatus} sound={sound} />
      {!isOnline && (
        <p class="banner" role="status">
          The connection to the contact centre is lost. Trying again…
        </p>
      )}
      {problem && (
        <p class="banner danger-banner" role="alert">
          {problem} <button onClick={() => console.problem.set(undefined)}>Dismiss</button>
        </p>
      )}
      <Ringing contacts={ringing} ringMs={ringMs} console={console} />
      <ContactTabs contacts={open} selected={shown?.id} onSelect={console.selected.set} />
      {shown ? (
        <ContactPanel key={shown.id} contact={shown} console={console} leg={legs.get(shown.id)} />
      ) : (
        <Idle status={view.status.name} hasRinging={ringing.length > 0} />
      )}
    </main>
  );
}

function Idle({ status, hasRinging }: { status: string; hasRinging: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useFocus(place, hasRinging, { whenLost: true });
  if (hasRinging) return null;
  return (
    <div class="idle" ref={place} tabIndex={-1}>
      {status === 'Available' ? (
        <p>You’re ready. Chats and calls ring here.</p>
      ) : (
        <p>
          Choose <strong>Available</strong> to take chats and calls.
        </p>
      )}
    </div>
  );
}
