import type { Device } from './call.ts';

const BACK = /back|rear|environment|rück|hinten|arrière|trasera/i;

/**
 * The camera on the other side of a phone. Phones with several lenses list them all, the main one first
 * on its side; where labels tell nothing, the next in the list is taken.
 */
export function otherFacing(cameras: readonly Device[], currentId: string | null): Device | null {
  if (cameras.length < 2) return null;
  const index = Math.max(
    0,
    cameras.findIndex((each) => each.id === currentId),
  );
  const isBack = BACK.test(cameras[index]?.label ?? '');
  const opposite = cameras.find((each) => BACK.test(each.label) !== isBack);
  return opposite ?? cameras[(index + 1) % cameras.length] ?? null;
}
