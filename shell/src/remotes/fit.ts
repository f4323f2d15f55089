import { isServed } from '@video-escalation/contracts/remotes/range';
import type { ReleasedRemote } from './sources.ts';

/** What this shell provides. */
export interface Provided {
  readonly bus: string;
  /** Versions of the libraries by package name. */
  readonly shared: Readonly<Record<string, string>>;
}

export interface Misfit {
  /** `bus`, or the name of a package. */
  readonly what: string;
  readonly needs: string;
  /** Undefined: there is none of it here. */
  readonly here: string | undefined;
}

/** The first thing that a version needs and this shell hasn't, looked at before anything of it is loaded. */
export function misfitOf(
  { bus, shared }: Pick<ReleasedRemote, 'bus' | 'shared'>,
  provided: Provided,
): Misfit | undefined {
  if (!isServed(bus, provided.bus)) return { what: 'bus', needs: bus, here: provided.bus };
  for (const [name, needs] of Object.entries(shared)) {
    const here = provided.shared[packageOf(name)];
    if (here === undefined || !isServed(needs, here)) return { what: packageOf(name), needs, here };
  }
  return undefined;
}

/** `react/` and `react/jsx-runtime` are `react`. */
function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}
