import type { SlotName } from './remotes/slot-name.ts';
import type { Incompatibility } from './remotes/compatibility.ts';
import type { SlotFailure } from './remotes/slot-error.ts';
import type { SignInFailure } from './sign-in/identity.ts';
import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';

/** Every sentence that the shell shows. A key that is missing in one language doesn't compile. */
export interface Messages {
  readonly product: string;
  readonly skipToVideo: string;
  readonly workspace: string;
  readonly starting: string;
  readonly signingIn: string;
  readonly signingOut: string;
  readonly signedOutTitle: string;
  readonly signedOutText: string;
  readonly signOutFailedTitle: string;
  readonly signOutFailedText: string;
  readonly signIn: string;
  readonly signInAgain: string;
  readonly signOut: string;
  readonly tryAgain: string;
  readonly signInFailedTitle: string;
  readonly signInFailed: Readonly<Record<SignInFailure, string>>;
  readonly sessionExpired: string;
  readonly configFailedTitle: string;
  readonly configFailedText: string;
  readonly registryFailedTitle: string;
  readonly registryFailedText: string;
  readonly regions: Readonly<Record<SlotName, string>>;
  /** The right-hand rail, where it holds more than the ad-hoc routes. */
  readonly rail: string;
  readonly backToWorkspace: string;
  readonly hide: (region: string) => string;
  readonly slotLoading: (region: string) => string;
  readonly slotFailedTitle: Readonly<Record<SlotName, string>>;
  readonly slotStillWorks: Readonly<Record<SlotName, string>>;
  readonly slotFailed: Readonly<Record<SlotFailure, string>>;
  /** For whoever is asked: which part, whose, what it needs and what is here. */
  readonly slotIncompatible: (
    region: string,
    team: string,
    incompatibility: Incompatibility,
  ) => string;
  readonly slotRestarting: (region: string) => string;
  readonly slotRecovers: string;
  readonly slotOlder: (region: string) => string;
  readonly slotMissing: string;
  readonly details: string;
  readonly newVersion: (region: string) => string;
  readonly newVersionWaits: (region: string) => string;
  readonly newVersionTaken: (region: string) => string;
  readonly reload: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly yourStatus: string;
  readonly shortcuts: string;
  readonly shortcutsHint: string;
  readonly shortcut: Readonly<Record<ShortcutAction, string>>;
  readonly close: string;
  readonly notices: string;
  readonly dismiss: string;
}

export const en: Messages = {
  product: 'Video Escalation',
  skipToVideo: 'Skip to video',
  workspace: 'Workspace',
  starting: 'Starting your workspace …',
  signingIn: 'Signing you in …',
  signingOut: 'Signing you out …',
  signedOutTitle: 'You’re signed out',
  signedOutText: 'You can close this page.',
  signOutFailedTitle: 'You’re still signed in',
  signOutFailedText:
    'We couldn’t reach the sign-in service to sign you out. Check your connection, then try again.',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  tryAgain: 'Try again',
  signInFailedTitle: 'You’re not signed in yet',
  signInFailed: {
    unreachable: 'We couldn’t reach the sign-in service. Check your connection, then try again.',
    refused:
      'The sign-in service didn’t let you in. Try again; if it stays so, ask your administrator.',
    interrupted: 'The sign-in was interrupted or took too long. Please start it once more.',
  },
  sessionExpired:
    'Your sign-in has expired. A running call goes on; sign in again when you’re done with it.',
  configFailedTitle: 'The workspace didn’t start',
  configFailedText: 'Its settings couldn’t be read. Check your connection, then try again.',
  registryFailedTitle: 'The workspace’s parts weren’t found',
  registryFailedText:
    'You’re signed in, but the list of parts couldn’t be read. Check your connection, then try again.',
  regions: {
    ccp: 'Contact control panel',
    video: 'Video',
    adhoc: 'Ad-hoc routes',
    playback: 'Recordings',
  },
  rail: 'Tools',
  backToWorkspace: 'Back to workspace',
  hide: (region) => `Hide ${region}`,
  slotLoading: (region) => `Loading: ${region}`,
  slotFailedTitle: {
    ccp: 'The contact control panel didn’t load.',
    video: 'The video part didn’t load.',
    adhoc: 'The ad-hoc routes didn’t load.',
    playback: 'The player didn’t load.',
  },
  slotStillWorks: {
    ccp: 'A running video call goes on.',
    video: 'Your chat and calls go on.',
    adhoc: 'Your chat, calls and video go on.',
    playback: '',
  },
  slotFailed: {
    unreachable: 'We couldn’t fetch it.',
    'too-slow': 'It took too long to answer.',
    incompatible: 'Its version doesn’t fit this workspace.',
    broken: 'It couldn’t start.',
    crashed: 'It stopped because of an error.',
  },
  slotIncompatible: (region, team, { what, needs, here }) =>
    `${region} (team ${team}) needs ${what} ${needs}; ` +
    (what === 'bus'
      ? `this workspace speaks ${here}. `
      : `this workspace has ${here ?? 'none of it'}. `) +
    `Ask the team ${team} for a version that fits.`,
  slotRestarting: (region) => `${region} stopped because of an error and is starting again …`,
  slotRecovers: 'We keep trying by ourselves.',
  slotOlder: (region) =>
    `${region} runs in an earlier version, because the newest one failed here.`,
  slotMissing: 'This part isn’t installed in this workspace.',
  details: 'Details',
  newVersion: (region) => `A new version of ${region} is ready. Reload when you like.`,
  newVersionWaits: (region) =>
    `The new version of ${region} waits until your call has ended. We’ll ask you again then.`,
  newVersionTaken: (region) => `Loading the new version of ${region} …`,
  reload: 'Reload',
  theme: 'Theme',
  themes: { system: 'system', light: 'light', dark: 'dark' },
  yourStatus: 'Your status:',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the workspace has the focus, not inside the contact panel.',
  shortcut: {
    mute: 'Mute or unmute',
    camera: 'Start or stop camera',
    share: 'Share screen or stop sharing',
    leave: 'Leave the call',
    record: 'Start or stop recording',
    adhoc: 'Create an ad-hoc route',
  },
  close: 'Close',
  notices: 'Notices',
  dismiss: 'Dismiss',
};

export type Language = 'en' | 'de';

/** English is at hand; another language is a chunk of its own, and without it English does. */
export async function messagesIn(language: Language): Promise<Messages> {
  if (language === 'en') return en;
  return import(/* webpackChunkName: "later-de" */ './messages.de.ts').then(
    ({ de }) => de,
    () => en,
  );
}

/** The first of the reader's languages that the workspace speaks. */
export function chooseLanguage(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((tag): tag is Language => tag === 'en' || tag === 'de') ?? 'en';
}
