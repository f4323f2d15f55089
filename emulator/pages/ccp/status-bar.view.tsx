import { Elapsed } from '../lib/time.tsx';
import type { ConsoleView, Status } from './console.model.ts';

interface Props {
  readonly view: ConsoleView;
  readonly onChoose: (status: Status) => void;
  readonly sound: { readonly isOn: boolean; readonly toggle: () => void };
}

const words: Record<string, string> = {
  MissedCallAgent: 'Missed contact',
  AfterCallWork: 'After-call work',
  PendingBusy: 'Call is ringing',
  Busy: 'On a call',
};

/** Who, which status since when, and the statuses to choose from. */
export function StatusBar({ view, onChoose, sound }: Props) {
  const { status, statuses, nextStatus, agentName } = view;
  const current = words[status.name] ?? status.name;
  return (
    <header class="status-bar">
      <p class={`status ${status.isError ? 'status-error' : `status-${status.name}`}`}>
        <span class="dot" aria-hidden="true" />
        <strong>{agentName}</strong>
        <span role="status">
          {current}
          {nextStatus ? `, next: ${nextStatus}` : ''}
        </span>
        <Elapsed since={status.since} />
        <button
          class="icon-button"
          aria-pressed={sound.isOn}
          aria-label="Ringing sound"
          title={sound.isOn ? 'Ringing sound is on' : 'Ringing sound is off'}
          onClick={sound.toggle}
        >
          <Bell isOn={sound.isOn} />
        </button>
      </p>
      <div class="statuses" role="group" aria-label="Status">
        {statuses.map((each) => (
          <button
            key={each.arn}
            aria-pressed={each.name === (nextStatus ?? status.name)}
            onClick={() => onChoose(each)}
          >
            {each.name}
          </button>
        ))}
      </div>
    </header>
  );
}

function Bell({ isOn }: { isOn: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M8 2a3.5 3.5 0 0 0-3.5 3.5V9L3 11.5h10L11.5 9V5.5A3.5 3.5 0 0 0 8 2zM6.5 13h3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      {!isOn && <path d="M2.5 2.5l11 11" stroke="currentColor" stroke-width="1.3" />}
    </svg>
  );
}
