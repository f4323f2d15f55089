import '@video-escalation/contracts/tokens.css';
import './dev.css';
import { createRoot } from 'react-dom/client';
import { createHub } from '@video-escalation/contracts/bus/hub';
import { parse } from '@video-escalation/contracts/config/parse';
import { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { createApiClient } from '@video-escalation/contracts/http/client';
import { aContact } from '@video-escalation/contracts/testing/builders';
import { remote } from '../src/remote.tsx';

const config = parse(WorkspaceConfig, await (await fetch('/config.json')).json(), '/config.json');
const hub = createHub(workspaceRegistry);
const root = document.getElementById('root')!;
const panel = document.createElement('aside');
const slot = document.createElement('section');
slot.setAttribute('aria-label', 'Example remote');
root.append(panel, slot);

let token = '';
let unmount = () => {};

async function mount(): Promise<void> {
  unmount();
  slot.replaceChildren();
  const mounted = await remote.mount(slot.appendChild(document.createElement('div')), {
    bus: hub.connect('mfe-example-remote'),
    api: createApiClient({ baseUrl: config.apiUrl, getToken: () => token || undefined }),
    config,
    session: { username: 'alice@example.com', name: 'Alice', groups: [] },
    language: navigator.language.startsWith('de') ? 'de' : 'en',
  });
  unmount = () => void mounted.unmount();
}

const ccp = hub.connect('mfe-ccp');
const accept = (channel: 'chat' | 'voice'): void => {
  const contact = aContact({ channel });
  ccp.publish('contact.changed.v1', { contact, contacts: [contact] });
};

createRoot(panel).render(
  <>
    <label>
      Access token
      <input type="password" onChange={(event) => (token = event.target.value)} />
    </label>
    <button onClick={() => void mount()}>Mount again with it</button>
    <button onClick={() => accept('chat')}>A chat is accepted</button>
    <button onClick={() => accept('voice')}>A call is accepted</button>
    <button onClick={() => ccp.publish('contact.changed.v1', { contact: null, contacts: [] })}>
      The contact is closed
    </button>
  </>,
);
await mount();
