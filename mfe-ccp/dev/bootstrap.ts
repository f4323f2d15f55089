import { createHub } from '@video-escalation/contracts/bus/hub';
import { parse } from '@video-escalation/contracts/config/parse';
import { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { createApiClient } from '@video-escalation/contracts/http/client';
import { remote } from '../src/remote.tsx';
import './dev.css';

// This page has no sign-in of its own: Amazon Connect's login window takes its place, and every event is listed.
const answer: unknown = await (await fetch('/config.json')).json();
const settings = parse(WorkspaceConfig, answer, '/config.json');
const config: WorkspaceConfig = {
  ...settings,
  connect: { ...settings.connect, signIn: 'popup' },
};

const log = document.getElementById('log')!;
const hub = createHub(workspaceRegistry);
hub.tap(({ name, payload }) => log.append(`${name} ${JSON.stringify(payload, null, 2)}\n`));

await remote.mount(document.getElementById('remote')!, {
  bus: hub.connect('mfe-ccp'),
  api: createApiClient({ baseUrl: config.apiUrl, getToken: () => undefined }),
  config,
  session: { username: 'alice@example.com', name: 'Alice', groups: ['developers'] },
  language: 'en',
});
