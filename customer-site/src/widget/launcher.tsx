import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import { LaunchButton } from './launch-button.tsx';
import css from './launcher.module.css';
import type { WidgetSession } from './session.ts';
import type { Widget } from './widget.tsx';

interface Loaded {
  readonly Widget: typeof Widget;
  readonly session: WidgetSession;
}
type State = 'closed' | 'loading' | 'failed' | Loaded;

/** All but the button comes when it is pressed, by an agent's reference, or when a reload comes back to a conversation. */
async function load(reference: string): Promise<Loaded> {
  const [widget, { openSession }] = await Promise.all([
    import(/* webpackChunkName: "widget" */ './widget.tsx'),
    import(/* webpackChunkName: "widget" */ './session.ts'),
  ]);
  return { Widget: widget.Widget, session: await openSession(reference) };
}

export function Launcher({ reference }: { reference: string }) {
  const { launcher, widget } = useMessages();
  const [state, setState] = useState<State>(() =>
    reference !== '' || hasConversation() ? 'loading' : 'closed',
  );
  const [isOpen, setOpen] = useState(true);
  const isLoading = state === 'loading';
  useEffect(() => {
    if (isLoading) load(reference).then(setState, () => setState('failed'));
  }, [isLoading, reference]);

  if (typeof state === 'object') {
    const { Widget, session } = state;
    return <Widget session={session} isOpen={isOpen} onOpen={setOpen} />;
  }
  return (
    <section class={css.launcher} aria-label={widget.title}>
      {state === 'failed' && (
        <p class={css.failed} role="alert">
          {launcher.failed}
        </p>
      )}
      <LaunchButton
        label={isLoading ? launcher.loading : launcher.start}
        isBusy={isLoading}
        onPress={() => setState('loading')}
      />
    </section>
  );
}

/** A look only; whether it is still good, its reader finds out. */
function hasConversation(): boolean {
  try {
    return sessionStorage.getItem('conversation') !== null;
  } catch {
    return false;
  }
}
