import '@video-escalation/contracts/tokens.css';
import './dev.css';
import { createRoot } from 'react-dom/client';
import { createHub } from '@video-escalation/contracts/bus/hub';
import { parse } from '@video-escalation/contracts/config/parse';
import { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { createApiClient } from '@video-escalation/contracts/http/client';
import { remote } from '../src/remote.tsx';
import { EventPanel } from './event-panel.tsx';

const config = parse(WorkspaceConfig, await (await fetch('/config.json')).json(), '/config.json');
const log: string[] = [];
const hub = createHub(workspaceRegistry);
hub.tap(({ name, payload }) => log.unshift(`${name} ${JSON.stringify(payload)}`));
let token = '';

const root = document.getElementById('root')!;
const panel = document.createElement('aside');
const slot = document.createElement('section');
slot.setAttribute('aria-label', 'Video');
root.append(panel, slot);

createRoot(panel).render(<EventPanel hub={hub} log={log} onToken={(given) => (token = given)} />);
await remote.mount(slot, {
  bus: hub.connect('mfe-video'),
  api: createApiClient({ baseUrl: config.apiUrl, getToken: () => token || undefined }),
  config,
  session: { username: 'alice@example.com', name: 'Alice', groups: [] },
  language: navigator.language.startsWith('de') ? 'de' : 'en',
});
