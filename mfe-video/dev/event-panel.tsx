import { useState, type FormEvent } from 'react';
import type { EventName, WorkspaceHub } from '@video-escalation/contracts/events/registry';

interface Props {
  readonly hub: WorkspaceHub;
  readonly log: readonly string[];
  readonly onToken: (token: string) => void;
}

const CONTACT = { contactId: 'contact-id', channel: 'chat', state: 'connected' };
const EXAMPLES: Record<string, { source: 'mfe-ccp' | 'shell'; payload: unknown }> = {
  'contact.changed.v1': { source: 'mfe-ccp', payload: { contact: CONTACT, contacts: [CONTACT] } },
  'agent.changed.v1': {
    source: 'mfe-ccp',
    payload: { agent: { agentId: 'agent-id', status: 'Available', isRoutable: true } },
  },
  'shortcut.pressed.v1': { source: 'shell', payload: { action: 'mute' } },
};

/** Plays the other parts of the workspace: publishes what they would, shows what was published. */
export function EventPanel({ hub, log, onToken }: Props) {
  const [name, setName] = useState('contact.changed.v1');
  const [payload, setPayload] = useState(JSON.stringify(EXAMPLES[name]?.payload, null, 2));
  const [answer, setAnswer] = useState('');
  const choose = (chosen: string): void => {
    setName(chosen);
    setPayload(JSON.stringify(EXAMPLES[chosen]?.payload, null, 2));
  };
  const publish = (event: FormEvent): void => {
    event.preventDefault();
    try {
      const bus = hub.connect(EXAMPLES[name]?.source ?? 'shell');
      // The hub checks name and payload and says what doesn't fit.
      bus.publish(name as EventName, JSON.parse(payload) as never);
      setAnswer(log.slice(0, 12).join('\n'));
    } catch (error) {
      setAnswer(String(error));
    }
  };
  return (
    <form onSubmit={publish}>
      <label>
        Access token
        <input type="password" onChange={(event) => onToken(event.target.value)} />
      </label>
      <label>
        Event
        <select value={name} onChange={(event) => choose(event.target.value)}>
          {Object.keys(EXAMPLES).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label>
        Payload
        <textarea rows={12} value={payload} onChange={(event) => setPayload(event.target.value)} />
      </label>
      <button type="submit">Publish</button>
      <pre aria-live="polite">{answer}</pre>
    </form>
  );
}
