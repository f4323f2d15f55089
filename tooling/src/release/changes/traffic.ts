import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { defaultOf } from './change.ts';

const WHOLE = 100;

/**
 * Everybody gets this one. The list keeps the order in which versions were everybody's: a new default stands right
 * before the former one, so that after the default come those to roll back to, newest first. One that never was
 * everybody's stands before it, and is never rolled back to.
 */
export function toEverybody(
  versions: readonly RemoteVersion[],
  chosen: RemoteVersion,
): readonly RemoteVersion[] {
  const former = defaultOf(versions);
  if (former && isSame(former, chosen)) return backTo(versions, chosen);
  const others = versions.filter((each) => !isSame(each, chosen));
  const at = former ? others.indexOf(former) : 0;
  const inOrder = [...others.slice(0, at), chosen, ...others.slice(at)];
  return shared(inOrder, chosen, undefined);
}

/** Some get this one, the others stay with the default. A canary that was running before ends. */
export function toSome(
  versions: readonly RemoteVersion[],
  chosen: RemoteVersion,
  share: number,
): readonly RemoteVersion[] {
  const others = versions.filter((each) => !isSame(each, chosen));
  return shared([chosen, ...others], defaultOf(versions), { version: chosen, share });
}

/** Back to an earlier one, whose place in the order stays what it was. */
export function backTo(
  versions: readonly RemoteVersion[],
  chosen: RemoteVersion,
): readonly RemoteVersion[] {
  return shared(versions, chosen, undefined);
}

/** One default with all that is left: shares always add up to the whole. */
function shared(
  versions: readonly RemoteVersion[],
  everybodys: RemoteVersion | undefined,
  canary: { readonly version: RemoteVersion; readonly share: number } | undefined,
): readonly RemoteVersion[] {
  return versions.map((each) => {
    const isDefault = everybodys !== undefined && isSame(each, everybodys);
    const share = canary?.share ?? 0;
    const traffic = isDefault ? WHOLE - share : canary && isSame(each, canary.version) ? share : 0;
    return { ...each, deployment: { traffic, default: isDefault } };
  });
}

const isSame = (one: RemoteVersion, other: RemoteVersion) =>
  one.metadata.version === other.metadata.version;
