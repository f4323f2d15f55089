import { sources, type Evidence, type EvidenceTable } from './evidence.ts';

/** How many operations each service model has, by the judge's names of services. */
export type OperationCounts = Readonly<Record<string, number>>;

/** The text of FIDELITY.md. */
export function report(tables: readonly EvidenceTable[], counts: OperationCounts): string {
  return `${[
    '# What is emulated, and how that is known',
    'Written by `npm run fidelity` from `src/fidelity/`; a test compares.',
    table(['evidence', 'what it means'], [...Object.entries(sources), assumption]),
    'Nothing was run with `REMOTE=1` yet. An operation that is not listed answers 501 with its name.',
    '## Scores',
    'How many of a service’s operations are emulated, and how many of those have evidence beyond guesses of ours. “More” counts those that rest on more than the service model, which says what a message looks like and not what happens.',
    scores(tables, counts),
    ...tables.flatMap(section),
  ].join('\n\n')}\n`;
}

const assumption = ['assumed', 'a guess of ours, spelt out in its column'];

function scores(tables: readonly EvidenceTable[], counts: OperationCounts): string {
  const rows = tables.map(({ title, service, rows: all }) => {
    const total = service === undefined ? undefined : counts[service];
    return [
      title,
      total === undefined ? `${all.length}` : `${all.length} of ${total} (${share(all, total)})`,
      share(
        all.filter(({ seen }) => seen.length > 0),
        all.length,
      ),
      share(
        all.filter(({ seen }) => seen.some((each) => each !== 'model')),
        all.length,
      ),
      String(all.filter(({ assumed }) => assumed !== undefined).length),
    ];
  });
  return table(['service', 'emulated', 'with evidence', 'more', 'with a guess in it'], rows);
}

const share = (some: readonly unknown[], total: number) =>
  `${Math.round((some.length / total) * 100)} %`;

function section({ title, rows, absent }: EvidenceTable): readonly string[] {
  const sorted = rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `## ${title}`,
    table(['operation', 'evidence', 'assumed', 'lacks'], sorted.map(row)),
    ...(absent === undefined ? [] : [`Absent: ${absent}.`]),
  ];
}

const row = ({ name, seen, assumed = '', lacks = '' }: Evidence) => [
  name.replaceAll('*', '\\*'),
  [...seen, ...(assumed === '' ? [] : ['assumed'])].join(', '),
  assumed,
  lacks,
];

/** Columns as wide as their widest cell, as the formatter of this repository has them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((each) => each[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
