import type { Route } from '@video-escalation/contracts/http/routes';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import type { RoutePanelModel } from './route-panel.model.ts';
import { nameOf } from './open-route.view.tsx';
import { stateAt } from './route-times.ts';
import styles from './routes.module.css';

interface Props {
  readonly route: Route;
  readonly panel: RoutePanelModel;
  readonly messages: Messages;
  readonly now: number;
  /** Its customer came in just now. */
  readonly hasArrived: boolean;
  readonly isCreating: boolean;
  readonly onRenew: (route: Route) => void;
}

/** What became of it, and another one by one press. */
export function EndedRoute({
  route,
  panel,
  messages,
  now,
  hasArrived,
  isCreating,
  onRenew,
}: Props) {
  const state = stateAt(route, now);
  const { isOnPhone, seenContacts } = useSnapshot(panel);
  const isComing =
    hasArrived && route.contactId !== undefined && !seenContacts.has(route.contactId);
  return (
    <li className={styles.ended} aria-label={nameOf(route)}>
      <p className={styles.who}>
        <span>{nameOf(route)}</span>
        <span className={styles.badge} data-state={state}>
          {messages.state[state]}
        </span>
        {isOnPhone && isComing && <span className={styles.hint}>{messages.comingHint}</span>}
      </p>
      <button
        type="button"
        className={styles.plain}
        aria-busy={isCreating}
        aria-label={messages.newOneFor(nameOf(route))}
        onClick={() => onRenew(route)}
      >
        {messages.newOne}
      </button>
    </li>
  );
}
