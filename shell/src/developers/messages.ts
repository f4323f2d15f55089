import type { SlotState } from '../remotes/slot.model.ts';
import type { Language } from '../messages.ts';
import type { Reason } from './choice.ts';

/** Every sentence of the developer panel: apart from the shell's own, which every agent loads. */
export interface Messages {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly tabs: { readonly remotes: string; readonly bus: string };
  readonly registry: (revision: number) => string;
  readonly states: Readonly<Record<SlotState['state'] | 'absent', string>>;
  readonly running: string;
  readonly chosen: string;
  readonly why: (reason: Reason) => string;
  readonly ownBuild: string;
  readonly team: string;
  readonly busRange: string;
  readonly commit: string;
  readonly built: string;
  readonly others: (count: number) => string;
  readonly share: (percent: number) => string;
  readonly unknown: string;
  readonly run: string;
  readonly asChosen: string;
  readonly address: string;
  readonly apply: string;
  readonly overridden: (count: number) => string;
  readonly clearAll: string;
  readonly faults: { readonly malformed: string; readonly origin: (allowed: string) => string };
  readonly filter: string;
  readonly pause: string;
  readonly resume: (waiting: number) => string;
  readonly clear: string;
  readonly count: (shown: number, all: number) => string;
  readonly silence: string;
  readonly from: (source: string) => string;
}

const en: Messages = {
  title: 'Developer panel',
  open: 'Developer panel (Alt+Shift+D)',
  close: 'Close developer panel',
  tabs: { remotes: 'Remotes', bus: 'Bus' },
  registry: (revision) => `Registry revision ${revision}`,
  states: {
    loading: 'Loading',
    mounted: 'Running',
    failed: 'Failed',
    absent: 'Not on this page',
  },
  running: 'Runs',
  chosen: 'Chosen',
  why(reason) {
    if (reason.why === 'own-build') return 'your own build, in this tab';
    if (reason.why === 'own-choice') return 'your own choice, in this tab';
    if (reason.why === 'pinned') return 'pinned to you';
    if (reason.why === 'group-pinned') return `pinned to your group ${reason.group}`;
    if (reason.why === 'default') return 'the default';
    return `staged roll-out: you are at ${reason.bucket} of 100, it goes to ${reason.share} %`;
  },
  ownBuild: 'A build of your own',
  team: 'Team',
  busRange: 'Bus',
  commit: 'Commit',
  built: 'Built',
  others: (count) =>
    count === 1 ? '1 version in the registry' : `${count} versions in the registry`,
  share: (percent) => `${percent} %`,
  unknown: 'unknown',
  run: 'Run',
  asChosen: 'What the registry chooses',
  address: 'Address of its manifest',
  apply: 'Apply and reload the page',
  overridden: (count) =>
    count === 1
      ? 'One remote is replaced in this tab.'
      : `${count} remotes are replaced in this tab.`,
  clearAll: 'Clear and reload the page',
  faults: {
    malformed: 'Please give a whole address, like http://localhost:3102/mf-manifest.json.',
    origin: (allowed) =>
      allowed === ''
        ? 'This workspace lets no developer’s build in: its operator lists no origin for them.'
        : `This workspace lets developers’ builds in from ${allowed} only.`,
  },
  filter: 'Filter',
  pause: 'Pause',
  resume: (waiting) => (waiting === 0 ? 'Go on' : `Go on (${waiting} new)`),
  clear: 'Clear',
  count: (shown, all) => `${shown} of ${all}`,
  silence: 'Nothing to see. What the parts tell each other appears here.',
  from: (source) => `from ${source}`,
};

const de: Messages = {
  title: 'Entwicklungsfenster',
  open: 'Entwicklungsfenster (Alt+Umschalt+D)',
  close: 'Entwicklungsfenster schließen',
  tabs: { remotes: 'Remotes', bus: 'Bus' },
  registry: (revision) => `Registry, Revision ${revision}`,
  states: {
    loading: 'Lädt',
    mounted: 'Läuft',
    failed: 'Gescheitert',
    absent: 'Nicht auf dieser Seite',
  },
  running: 'Läuft',
  chosen: 'Gewählt',
  why(reason) {
    if (reason.why === 'own-build') return 'Ihr eigener Stand, in diesem Tab';
    if (reason.why === 'own-choice') return 'Ihre eigene Wahl, in diesem Tab';
    if (reason.why === 'pinned') return 'für Sie festgelegt';
    if (reason.why === 'group-pinned') return `für Ihre Gruppe ${reason.group} festgelegt`;
    if (reason.why === 'default') return 'der Standard';
    return `schrittweise Einführung: Sie stehen bei ${reason.bucket} von 100, sie geht an ${reason.share} %`;
  },
  ownBuild: 'Ein eigener Stand',
  team: 'Team',
  busRange: 'Bus',
  commit: 'Commit',
  built: 'Gebaut',
  others: (count) =>
    count === 1 ? '1 Version in der Registry' : `${count} Versionen in der Registry`,
  share: (percent) => `${percent} %`,
  unknown: 'unbekannt',
  run: 'Ausführen',
  asChosen: 'Was die Registry wählt',
  address: 'Adresse des Manifests',
  apply: 'Anwenden und Seite neu laden',
  overridden: (count) =>
    count === 1
      ? 'Ein Remote ist in diesem Tab ersetzt.'
      : `${count} Remotes sind in diesem Tab ersetzt.`,
  clearAll: 'Aufheben und Seite neu laden',
  faults: {
    malformed: 'Bitte geben Sie eine ganze Adresse an, wie http://localhost:3102/mf-manifest.json.',
    origin: (allowed) =>
      allowed === ''
        ? 'Dieser Arbeitsplatz nimmt keine eigenen Stände an: Es ist kein Ursprung dafür eingetragen.'
        : `Dieser Arbeitsplatz nimmt eigene Stände nur von ${allowed} an.`,
  },
  filter: 'Filter',
  pause: 'Anhalten',
  resume: (waiting) => (waiting === 0 ? 'Weiter' : `Weiter (${waiting} neu)`),
  clear: 'Leeren',
  count: (shown, all) => `${shown} von ${all}`,
  silence: 'Nichts zu sehen. Hier erscheint, was die Teile einander sagen.',
  from: (source) => `von ${source}`,
};

export const messagesIn = (language: Language): Messages => ({ en, de })[language];
