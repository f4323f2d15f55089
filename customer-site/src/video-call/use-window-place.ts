import { useEffect, useState } from 'preact/hooks';
import { boxOf, stepOf, type Box, type WindowSize } from './window-place.ts';

const viewportNow = () => ({ width: innerWidth, height: innerHeight });

export interface WindowPlace {
  readonly box: Box;
  readonly size: WindowSize;
  setSize(size: WindowSize): void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => void;
}

/** The call window's place, moved by arrow keys, mouse and touch. */
export function useWindowPlace(): WindowPlace {
  const [viewport, setViewport] = useState(viewportNow);
  const [size, setSize] = useState<WindowSize>('large');
  const [wish, setWish] = useState({ left: 24, top: 88 });
  useEffect(() => {
    const onResize = () => setViewport(viewportNow());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  const box = boxOf(wish, size, viewport);

  return {
    box,
    size,
    setSize,
    onKeyDown(event) {
      const step = stepOf(event.key, event.shiftKey);
      if (!step) return;
      event.preventDefault();
      setWish(boxOf({ left: box.left + step.dx, top: box.top + step.dy }, size, viewport));
    },
    onPointerDown(event) {
      if (event.button !== 0) return;
      const handle = event.currentTarget;
      const from = { x: event.clientX - box.left, y: event.clientY - box.top };
      const move = (to: PointerEvent) =>
        setWish({ left: to.clientX - from.x, top: to.clientY - from.y });
      handle.setPointerCapture(event.pointerId);
      handle.addEventListener('pointermove', move);
      handle.addEventListener(
        'lostpointercapture',
        () => handle.removeEventListener('pointermove', move),
        { once: true },
      );
    },
  };
}
