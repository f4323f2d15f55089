import { version as reactVersion } from 'react';
import { version as reactDomVersion } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { Session } from '@video-escalation/contracts/remote';
import { userKey } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { createRemoteLoader, fetchAhead } from './adapters/federation.ts';
import { createOidcIdentity } from './adapters/oidc.ts';
import { createAgentApi } from './api.ts';
import { loadConfig } from './config.ts';
import type { Tools, ToolsOptions } from './developers/tools.tsx';
import { chooseLanguage, messagesIn } from './messages.ts';
import { DEVELOPERS } from './remotes/override.ts';
import { fetchRegistry, keptRegistry } from './remotes/registry.ts';
import { sourcesForEverybody } from './remotes/sources.ts';
import { after } from './remotes/time-limit.ts';
import { MessageScreen, WaitingScreen } from './screens.view.tsx';
import { enter } from './sign-in/entrance.ts';
import type { Identity, SignInFailure } from './sign-in/identity.ts';
import { returnAddress, SIGNED_IN_PATH } from './sign-in/return-address.ts';
import { signOut } from './sign-in/sign-out.ts';
import { createTheme } from './theme/theme.ts';
import { openWorkspace, type Workspace } from './workspace/open-workspace.ts';
import { isPlayback, PlaybackPage } from './workspace/playback-page.view.tsx';
import { WorkspaceView } from './workspace/workspace.view.tsx';

/** The remotes that the workspace mounts as soon as it opens. */
const AT_ONCE = ['mfe-ccp', 'mfe-video', 'mfe-adhoc'];

const root = createRoot(document.getElementById('root')!);
const theme = createTheme(document.documentElement, localStorage);
const language = chooseLanguage(navigator.languages);
const messages = await messagesIn(language);
const load = createRemoteLoader();
document.documentElement.lang = language;

void start();

async function start(): Promise<void> {
  root.render(<WaitingScreen text={messages.signingIn} />);
  try {
    const config = await loadConfig(fetch);
    await signIn(config);
  } catch (error) {
    report('start', error);
    showFailure(messages.configFailedTitle, messages.configFailedText, start);
  }
}

async function signIn(config: WorkspaceConfig): Promise<void> {
  const identity = createOidcIdentity({
    config: config.oidc,
    origin: location.origin,
    redirectStorage: sessionStorage,
    leaveFor: (address) => location.assign(address),
  });
  const registry = location.pathname === SIGNED_IN_PATH ? readAhead(config) : undefined;
  const result = await enter(identity, new URL(location.href));
  if (result.state === 'failed') return showSignInFailure(identity, result.reason);
  if (result.state === 'signed-out') return showSignedOut(identity);
  if (result.state === 'sign-out-requested') return leave(config, identity);
  if (result.state === 'leaving') return;
  history.replaceState(null, '', result.address);
  await showWorkspace(config, identity, result.session, registry);
}

async function showWorkspace(
  config: WorkspaceConfig,
  identity: Identity,
  session: Session,
  ahead?: Promise<RemoteRegistry | undefined>,
): Promise<void> {
  root.render(<WaitingScreen text={messages.starting} />);
  const registry = await (ahead ?? readRegistry(config));
  if (!registry) {
    const again = () => showWorkspace(config, identity, session);
    return showFailure(messages.registryFailedTitle, messages.registryFailedText, again);
  }
  const tools = await openDeveloperTools({ config, session, registry });
  const arrange = tools?.arrange ?? ((each: RemoteRegistry) => each);
  const workspace = openWorkspace({
    ...{ config, session, language, messages, load, after },
    registry: arrange(registry),
    readRegistry: async () => arrange(await fetchRegistry(registryOf(config))),
    search: tools?.search ?? location.search,
    user: { key: await userKey(session.username), groups: session.groups },
    api: createAgentApi(config.apiUrl, identity),
    shared: { react: reactVersion, 'react-dom': reactDomVersion },
    storage: localStorage,
    page: document,
    onTrouble: report,
  });
  identity.onExpired(() => raiseExpired(workspace, identity));
  const Page = isPlayback(location.pathname) ? PlaybackPage : WorkspaceView;
  root.render(
    <Page
      workspace={workspace}
      theme={theme}
      messages={messages}
      tools={tools?.viewOf(workspace)}
      onSignOut={() => void leave(config, identity, workspace)}
    />,
  );
}

/** A chunk of its own: nobody else loads it, and without it the workspace is as everybody's. */
async function openDeveloperTools(
  given: Pick<ToolsOptions, 'config' | 'session' | 'registry'>,
): Promise<Tools | undefined> {
  if (!given.session.groups.includes(DEVELOPERS)) return undefined;
  return import(/* webpackChunkName: "later-developers" */ './developers/tools.tsx')
    .then(({ openTools }) => openTools({ ...given, language, memory: sessionStorage, location }))
    .catch((error: unknown) => void report('developer tools', error));
}

/** The one that is served now, or the last good one: undefined when there is neither. */
async function readRegistry(config: WorkspaceConfig): Promise<RemoteRegistry | undefined> {
  try {
    return await fetchRegistry(registryOf(config));
  } catch (error) {
    report('registry', error);
    return keptRegistry(registryOf(config));
  }
}

/** Doesn't wait for the provider's answer: what everybody gets is on its way before it is known who it is for. */
async function readAhead(config: WorkspaceConfig): Promise<RemoteRegistry | undefined> {
  const registry = await readRegistry(config);
  const address = new URL(config.registryUrl, document.baseURI).href;
  const sources = registry ? sourcesForEverybody(AT_ONCE, registry, address) : [];
  for (const source of sources) fetchAhead(source, 'remote');
  return registry;
}

function registryOf({ registryUrl, registryKeys }: WorkspaceConfig) {
  const fetchFrom: typeof fetch = (input, init) => fetch(input, init);
  return { address: registryUrl, keys: registryKeys, fetch: fetchFrom, storage: localStorage };
}

/** Ends the sessions; the provider's page leads back to `/signed-out`, which confirms it. */
async function leave(
  config: WorkspaceConfig,
  identity: Identity,
  workspace?: Workspace,
): Promise<void> {
  const closed = workspace?.close();
  root.render(<WaitingScreen text={messages.signingOut} />);
  await signOut({
    identity,
    closeWorkspace: async () => closed,
    connectLogoutUrl: config.connect.logoutUrl,
    fetch: (input, init) => fetch(input, init),
  }).catch((error: unknown) => {
    report('sign-out', error);
    // The provider's session lives on: a claim to the contrary would leave it to the next person at this desk.
    const again = () => leave(config, identity);
    showFailure(messages.signOutFailedTitle, messages.signOutFailedText, again);
  });
}

function raiseExpired(workspace: Workspace, identity: Identity): void {
  const run = () => void identity.redirectToSignIn(location.href).catch(() => location.reload());
  workspace.notices.raise({
    level: 'warning',
    key: 'sign-in-expired',
    text: messages.sessionExpired,
    action: { label: messages.signInAgain, run },
  });
}

function showSignInFailure(identity: Identity, reason: SignInFailure): void {
  const again = () => beginSignIn(identity);
  showFailure(messages.signInFailedTitle, messages.signInFailed[reason], again);
}

async function beginSignIn(identity: Identity): Promise<void> {
  root.render(<WaitingScreen text={messages.signingIn} />);
  const address = new URL(returnAddress(location.href, location.origin), location.href);
  const result = await enter(identity, address);
  if (result.state === 'failed') showSignInFailure(identity, result.reason);
}

function showSignedOut(identity: Identity): void {
  const action = { label: messages.signIn, run: () => void beginSignIn(identity) };
  root.render(
    <MessageScreen title={messages.signedOutTitle} text={messages.signedOutText} action={action} />,
  );
}

function showFailure(title: string, text: string, again: () => Promise<void>): void {
  const action = { label: messages.tryAgain, run: () => void again() };
  root.render(<MessageScreen title={title} text={text} action={action} />);
}

/** For the developer's console; what the agent should know is on the screen. */
function report(what: string, error: unknown): void {
  console.warn(`[shell] ${what}`, error);
}
