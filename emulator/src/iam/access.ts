import type { Principal } from './principals.ts';

/** Condition keys of a request with their values; a key without a value is not there. */
export type Context = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One thing that a call needs: an action on a resource. */
export interface Access {
  /** Such as `ecs:RunTask`. */
  readonly action: string;
  /** ARN; `*` where the action knows no resource. */
  readonly resource: string;
  /** What the service says of the request. */
  readonly context?: Context;
}

/** What each operation of a service needs, by its name. All of it has to be allowed. */
export type Permissions<Input = unknown> = Readonly<
  Record<string, (input: Input, who: Principal) => readonly Access[]>
>;

/** An operation that nobody mapped would be open to everybody: this stops the emulator's start instead. */
export function assertAllMapped(
  service: string,
  operations: readonly string[],
  permissions: Permissions<never>,
): void {
  const missing = operations.filter((name) => !Object.hasOwn(permissions, name));
  if (missing.length === 0) return;
  throw new Error(`No IAM action is mapped for ${service}'s ${missing.join(', ')}.`);
}

/** A text somewhere in an input that nobody has checked yet; empty where there is none. */
export function textAt(input: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[name]
        : undefined,
    input,
  );
  return typeof found === 'string' ? found : '';
}

/** The same of a list of texts. */
export function textsAt(input: unknown, name: string): readonly string[] {
  const list: unknown = (input as Record<string, unknown> | null | undefined)?.[name];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
