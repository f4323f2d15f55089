import { isServed } from '@video-escalation/contracts/remotes/range';
import type { ReleasedRemote } from './sources.ts';

/** Bus version and shared libraries of this shell. */
export interface Provided {
  readonly bus: string;
  /** Versions of the libraries by package name. */
  readonly shared: Readonly<Record<string, string>>;
}

export interface Incompatibility {
  /** `bus`, or the name of a package. */
  readonly what: string;
  readonly needs: string;
  /** Undefined where this shell does not provide it. */
  readonly here: string | undefined;
}

/** Returns the first requirement of a version that this shell does not meet. It is checked before anything is loaded. */
export function incompatibilityOf(
  { bus, shared }: Pick<ReleasedRemote, 'bus' | 'shared'>,
  provided: Provided,
): Incompatibility | undefined {
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
