import { useEffect, useState } from 'preact/hooks';
import type { Readable } from './state.ts';

/** The one bridge between models and views: reads the snapshot and draws again when it changes. */
export function useModel<S>(model: Readable<S>): S {
  const [, redraw] = useState({});
  useEffect(() => {
    redraw({}); // it may have changed between drawing and subscribing
    return model.subscribe(() => redraw({}));
  }, [model]);
  return model.getSnapshot();
}
