import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Remote, RemoteManifest } from '@video-escalation/contracts/remote';
import type { Fault } from './small-remote.ts';

/** Written in by the build. */
declare const MANIFEST: RemoteManifest;
declare const FAULT: Fault;

const BLOCKED_MS = 3_000;
const FORGOTTEN = 5;

function View({ label }: { readonly label: string }) {
  const [isLate, setLate] = useState(false);
  // A render after the first one: what was on the screen goes with it.
  useEffect(() => setLate(true), []);
  if (FAULT === 'throws in render' && isLate) throw new Error('There is no order to show');
  return <p>{label}</p>;
}

const remote: Remote = {
  manifest: MANIFEST,
  mount(element, { bus }) {
    if (FAULT === 'throws on mount') throw new Error('Orders have no address');
    if (FAULT === 'blocks the page') {
      const until = performance.now() + BLOCKED_MS;
      while (performance.now() < until);
    }
    const listen = (): void => {
      if (FAULT === 'throws in a listener') throw new Error('Nobody expected this event');
    };
    const count = FAULT === 'leaves listeners' ? FORGOTTEN : 1;
    const undo = Array.from({ length: count }, () => bus.subscribe('shortcut.pressed.v1', listen));
    const root = createRoot(element);
    root.render(<View label={FAULT === 'none' ? 'All is well.' : `It ${FAULT}.`} />);
    return {
      unmount() {
        root.unmount();
        if (FAULT !== 'leaves listeners') undo.forEach((each) => each());
      },
    };
  },
};

/** A federation container by hand (webpack's container interface: `init`, then `get` for a module's factory). */
export const init = (): void => undefined;
export const get = async () => () => ({ remote });
