import type { SignInPlace } from '@video-escalation/contracts/http/agent';
import { createAcknowledgement, type Acknowledgement } from './acknowledgement.ts';
import { CcpError } from './ccp-error.ts';
import type { ContactPanel, PanelListener } from './contact-panel.ts';
import { openPanel, type PanelPlace } from './open-panel.ts';
import { signIn, type SignInDeps } from './sign-in.ts';
import { withTimeLimit } from './time-limit.ts';

export interface BringUpDeps extends SignInDeps {
  readonly loadPanel: () => Promise<ContactPanel>;
  readonly place: PanelPlace;
}

export interface BringUpListener extends Omit<PanelListener, 'onPageLoaded'> {
  readonly onSigningIn: () => void;
  readonly onPlace: (place: SignInPlace) => void;
  /** The panel is on the page, but may still turn out not to be signed in. */
  readonly onOpened: (panel: ContactPanel) => void;
}

const CODE_LIMIT_MS = 25_000;

/**
 * Signs in and opens the panel; once more, with a fresh sign-in, when the panel acknowledges nothing. The panel stays
 * on the page: should it acknowledge later, on a slow network, the listener hears of it.
 * @throws CcpError
 */
export async function bringUp(
  deps: BringUpDeps,
  listener: BringUpListener,
  cancelled: AbortSignal,
): Promise<void> {
  const code = loadCode(deps);
  const acknowledgement = createAcknowledgement(deps.after, cancelled);
  // Amazon Connect's pages stay until the panel is signed in: what they do after they have loaded may be needed.
  const signingIn = childOf(cancelled);
  const heard = {
    ...listener,
    onPageLoaded: acknowledgement.pageLoaded,
    onAcknowledged() {
      signingIn.abort();
      acknowledgement.acknowledged();
      listener.onAcknowledged();
    },
  };
  listener.onSigningIn();
  await signIn(deps, listener.onPlace, signingIn.signal);
  const panel = await code;
  if (cancelled.aborted) return;
  const first = acknowledgement.wait();
  const reload = openPanel(panel, deps.place, heard, cancelled);
  listener.onOpened(panel);
  if (isSettled(await first)) return;
  await signIn(deps, listener.onPlace, signingIn.signal);
  if (signingIn.signal.aborted) return;
  const second = acknowledgement.wait();
  reload();
  const last = await second;
  if (!isSettled(last)) throw new CcpError(reasons[last]);
}

const reasons = { silent: 'not-signed-in', 'not-loaded': 'panel-silent' } as const;

const isSettled = (each: Acknowledgement): each is Exclude<Acknowledgement, keyof typeof reasons> =>
  each === 'acknowledged' || each === 'cancelled';

/** Opens the panel, which asks the agent to sign in by Amazon Connect's own window. @throws CcpError */
export async function bringUpWithPopup(
  deps: BringUpDeps,
  listener: BringUpListener,
  cancelled: AbortSignal,
): Promise<void> {
  const panel = await loadCode(deps);
  if (cancelled.aborted) return;
  openPanel(panel, deps.place, { ...listener, onPageLoaded: () => undefined }, cancelled);
  listener.onOpened(panel);
}

/** Loads while the sign-in is under way: the vendor's library is the larger part of this remote. */
function loadCode({ loadPanel, after }: BringUpDeps): Promise<ContactPanel> {
  const unavailable = (cause?: unknown) => new CcpError('panel-unavailable', { cause });
  const loading = loadPanel().catch((cause: unknown) => {
    throw unavailable(cause);
  });
  const limited = withTimeLimit(loading, CODE_LIMIT_MS, after, unavailable);
  // Its failure is met where it is awaited.
  limited.catch(() => undefined);
  return limited;
}

function childOf(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort();
  parent.addEventListener('abort', () => child.abort(), { once: true });
  return child;
}
