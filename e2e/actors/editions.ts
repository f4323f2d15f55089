import { BUS_VERSION } from '@video-escalation/contracts/events/registry';

/** A change of one file of the repository, as somebody would make it by hand. */
export interface Edit {
  readonly file: string;
  readonly from: RegExp;
  readonly to: string;
}

/** @throws Error when there is nothing to change: the sources have moved on, and the edit with them. */
export function edited(text: string, { file, from, to }: Edit): string {
  if (text.search(from) === -1) throw new Error(`${file} has nothing like ${from}.`);
  return text.replace(from, to);
}

const [major = 0, minor = 0] = BUS_VERSION.split('.').map(Number);

/**
 * Versions of the bus contract around the one of this repository. They are made by edits of a copy, not taken from
 * the history: so there is a yesterday and a tomorrow of whatever today's contracts are.
 */
export const buses = {
  lastMajor: `${major - 1}.9.0`,
  /** Undefined: the present one is the first of its major. */
  yesterday: minor === 0 ? undefined : `${major}.${minor - 1}.0`,
  today: BUS_VERSION,
  tomorrow: `${major}.${minor + 1}.0`,
  nextMajor: `${major + 1}.0.0`,
} as const;

const registry = 'contracts/src/events/registry.ts';
const contact = 'contracts/src/events/contact.ts';

export const isBus = (bus: string): Edit => ({
  file: registry,
  from: /BUS_VERSION = '[\d.]+'/,
  to: `BUS_VERSION = '${bus}'`,
});

/** Nobody had thought of recordings yet: every event about them is unknown. */
export const beforeRecordings: Edit = { file: registry, from: /^.*recordingEvents.*\n/gm, to: '' };

/** A contact may say what it is about. */
export const withTopic: Edit = {
  file: contact,
  from: /ContactRef = Type\.Object\(\{\n/,
  to: '$&  topic: Type.Optional(Type.String()),\n',
};

export const PRAISED = 'contact.praised.v1';

export const withPraise: Edit = {
  file: contact,
  from: /contactEvents = \{\n/,
  to: `$&  '${PRAISED}': event({
    owner: 'mfe-ccp',
    replay: 'none',
    payload: Type.Object({ contactId: ContactId }),
  }),\n`,
};

/** What the control panel's team makes of it. */
export const ccp = {
  asksFor: (bus: string): Edit => ({
    file: 'mfe-ccp/src/manifest.ts',
    from: /bus: '[^']+'/,
    to: `bus: '^${bus}'`,
  }),
  tellsTheTopic: (topic: string): Edit => ({
    file: 'mfe-ccp/src/adapters/streams.ts',
    from: /return \[\{ contactId:/,
    to: `return [{ topic: '${topic}', contactId:`,
  }),
  publishesPraise: {
    file: 'mfe-ccp/src/manifest.ts',
    from: /publishes: \[/,
    to: `$&'${PRAISED}', `,
  } satisfies Edit,
} as const;
