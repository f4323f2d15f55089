import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Route } from '@video-escalation/contracts/http/routes';
import { useNow, useSnapshot } from '../hooks.ts';
import { AddIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import { CreateForm } from './create-form.view.tsx';
import { EndedRoute } from './ended-route.view.tsx';
import { CurrentRoute, nameOf, OtherRoute, type RouteProps } from './open-route.view.tsx';
import { sortRoutes } from './route-times.ts';
import styles from './routes.module.css';

type Props = Omit<RouteProps, 'now' | 'newId'>;

/** The whole part: make a route, read it out, see what becomes of it. */
export function RoutesView(props: Props) {
  const { routes, panel, messages } = props;
  const state = useSnapshot(routes);
  const { isFormOpen, openRequests } = useSnapshot(panel);
  const now = useNow();
  const [newId, setNewId] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const { list } = state;
  const { current, others, ended } = sortRoutes(list.at === 'ready' ? list.routes : [], now);
  useFocusWithin(root, opener, `${isFormOpen} ${current?.routeId} ${others.length}`);

  const show = (made: Promise<Route | null>): void => {
    void made.then((route) => {
      if (!route) return;
      panel.closeForm();
      setNewId(route.routeId);
    });
  };
  return (
    <div ref={root} className={styles.root}>
      {isFormOpen ? (
        <CreateForm
          messages={messages}
          isCreating={state.isCreating}
          openRequests={openRequests}
          onCreate={(body) => show(routes.create(body))}
          onCancel={() => {
            panel.closeForm();
            routes.forgetTrouble();
          }}
        />
      ) : (
        <button ref={opener} type="button" className={styles.primary} onClick={panel.openForm}>
          <AddIcon />
          {messages.create}
        </button>
      )}
      {state.trouble && (
        <p className={styles.problem} role="alert">
          {messages.couldNot[state.trouble.doing]} {messages.because(state.trouble.code)}
        </p>
      )}
      {list.at === 'ready' && !state.isLive && <p className={styles.note}>{messages.notLive}</p>}
      <CurrentRoute route={current} {...props} now={now} newId={newId} />
      <p className={styles.hidden} aria-live="polite">
        {newsText(state.news, messages)}
      </p>
      {list.at === 'loading' && <Loading label={messages.loading} />}
      {list.at === 'failed' && (
        <div className={styles.message} role="alert">
          <p className={styles.title}>{messages.failedTitle}</p>
          <p>{messages.because(list.code)}</p>
          <button type="button" className={styles.plain} onClick={() => routes.retry()}>
            {messages.tryAgain}
          </button>
        </div>
      )}
      {list.at === 'ready' && !current && ended.length === 0 && (
        <div className={styles.message}>
          <p className={styles.title}>{messages.emptyTitle}</p>
          <p>{messages.emptyText}</p>
        </div>
      )}
      {others.length > 0 && (
        <section>
          <h2 className={styles.title}>{messages.otherRoutes}</h2>
          <ul className={styles.list}>
            {others.map((route) => (
              <OtherRoute key={route.routeId} route={route} {...props} now={now} newId={newId} />
            ))}
          </ul>
        </section>
      )}
      {ended.length > 0 && (
        <section>
          <h2 className={styles.title}>{messages.endedRoutes}</h2>
          <ul className={styles.list}>
            {ended.map((route) => (
              <EndedRoute
                key={route.routeId}
                route={route}
                panel={panel}
                messages={messages}
                now={now}
                hasArrived={state.arrived.has(route.routeId)}
                isCreating={state.isCreating}
                onRenew={(each) => show(routes.renew(each))}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Loading({ label }: { readonly label: string }) {
  return (
    <div className={styles.loading} aria-busy="true" aria-label={label} role="group">
      <span />
      <span />
    </div>
  );
}

function newsText(news: Route | null, messages: Messages): string {
  if (!news || news.state === 'waiting' || news.state === 'revoked') return '';
  return messages.news[news.state](nameOf(news));
}

/** What had the focus may go away, with the form or with an ended route: then the focus goes to the opener. */
function useFocusWithin(
  root: RefObject<HTMLElement | null>,
  opener: RefObject<HTMLElement | null>,
  shape: string,
): void {
  const wasInside = useRef(false);
  useEffect(() => {
    const note = (): void => {
      const { activeElement } = document;
      // An element that is removed leaves the focus to the body without a word.
      if (activeElement !== document.body)
        wasInside.current = !!root.current?.contains(activeElement);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [root]);
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body) opener.current?.focus();
  }, [root, opener, shape]);
}
