import { parseArgs } from 'node:util';
import { PlainFailure } from '../../fail.ts';

export interface Options {
  readonly stage: string;
  /** Instead of names: each remote that was never released there. */
  readonly missing: boolean;
  readonly note: string;
  readonly canary?: number;
  readonly to?: string;
  readonly user?: string;
  readonly group?: string;
  readonly groups: readonly string[];
  readonly help: boolean;
  readonly positionals: readonly string[];
}

/** @throws PlainFailure that says what is wrong with them, in one sentence. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const { stage, missing, note, canary, to, user, group, groups, help } = values;
  return {
    ...{ stage, missing, note, help, positionals },
    groups: groups.split(',').filter(Boolean),
    ...(canary !== undefined && { canary: percent(canary) }),
    ...(to !== undefined && { to }),
    ...(user !== undefined && { user }),
    ...(group !== undefined && { group }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        stage: { type: 'string', default: 'local' },
        missing: { type: 'boolean', default: false },
        note: { type: 'string', default: '' },
        canary: { type: 'string' },
        to: { type: 'string' },
        user: { type: 'string' },
        group: { type: 'string' },
        groups: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new PlainFailure(
      `${(error as Error).message} 'npm run release -- --help' lists what there is.`,
    );
  }
}

function percent(text: string): number {
  const share = Number(text);
  if (Number.isInteger(share) && share >= 1 && share <= 99) return share;
  throw new PlainFailure(
    `--canary takes whole per cents from 1 to 99, not '${text}': leave it away to release for everybody.`,
  );
}
