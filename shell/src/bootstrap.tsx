import { createRoot } from 'react-dom/client';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { Session } from '@video-escalation/contracts/remote';
import { createRemoteLoader } from './adapters/federation.ts';
import { createOidcIdentity } from './adapters/oidc.ts';
import { createAgentApi } from './api.ts';
import { loadConfig } from './config.ts';
import { chooseLanguage, messagesIn } from './messages.ts';
import { fetchRegistry } from './remotes/registry.ts';
import { after } from './remotes/time-limit.ts';
import { MessageScreen, WaitingScreen } from './screens.view.tsx';
import { enter } from './sign-in/entrance.ts';
import type { Identity, SignInFailure } from './sign-in/identity.ts';
import { returnAddress } from './sign-in/return-address.ts';
import { signOut } from './sign-in/sign-out.ts';
import { createTheme } from './theme/theme.ts';
import { openWorkspace, type Workspace } from './workspace/open-workspace.ts';
import { isPlayback, PlaybackPage } from './workspace/playback-page.view.tsx';
import { WorkspaceView } from './workspace/workspace.view.tsx';

const root = createRoot(document.getElementById('root')!);
const theme = createTheme(document.documentElement, localStorage);
const language = chooseLanguage(navigator.languages);
const messages = messagesIn(language);
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
  const result = await enter(identity, new URL(location.href));
  if (result.state === 'failed') return showSignInFailure(identity, result.reason);
  if (result.state === 'signed-out') return showSignedOut(identity);
  if (result.state === 'leaving') return;
  history.replaceState(null, '', result.address);
  await showWorkspace(config, identity, result.session);
}

async function showWorkspace(
  config: WorkspaceConfig,
  identity: Identity,
  session: Session,
): Promise<void> {
  root.render(<WaitingScreen text={messages.starting} />);
  const registry = await fetchRegistry(config.registryUrl, fetch).catch((error: unknown) => {
    report('registry', error);
  });
  if (!registry) {
    const again = () => showWorkspace(config, identity, session);
    return showFailure(messages.registryFailedTitle, messages.registryFailedText, again);
  }
  const api = createAgentApi(config.apiUrl, identity);
  const page = document;
  const workspace = openWorkspace({
    ...{ config, registry, session, api, language, load, after, page },
    onTrouble: report,
  });
  identity.onExpired(() => raiseExpired(workspace, identity));
  const Page = isPlayback(location.pathname) ? PlaybackPage : WorkspaceView;
  root.render(
    <Page
      workspace={workspace}
      theme={theme}
      messages={messages}
      onSignOut={() => void leave(config, identity, workspace)}
    />,
  );
}

async function leave(
  config: WorkspaceConfig,
  identity: Identity,
  workspace: Workspace,
): Promise<void> {
  const closed = workspace.close();
  root.render(<WaitingScreen text={messages.signingOut} />);
  await signOut({
    identity,
    closeWorkspace: () => closed,
    connectLogoutUrl: config.connect.logoutUrl,
    fetch: (input, init) => fetch(input, init),
  }).catch((error: unknown) => {
    report('sign-out', error);
    // The provider can't be reached, but this page has forgotten everything: a fresh one knows no tokens.
    location.assign('/signed-out');
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
