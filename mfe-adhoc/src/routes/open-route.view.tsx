import type { MessageLanguage, Route } from '@video-escalation/contracts/http/routes';
import { useSnapshot } from '../hooks.ts';
import { PhoneIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import { DeliveryTools } from './delivery-tools.view.tsx';
import type { RoutePanelModel } from './route-panel.model.ts';
import { LinkTools } from './link-tools.view.tsx';
import { Revoke } from './revoke.view.tsx';
import { grouped, timeLeft } from './route-times.ts';
import type { RoutesModel } from './routes.model.ts';
import styles from './routes.module.css';

export interface RouteProps {
  readonly routes: RoutesModel;
  readonly panel: RoutePanelModel;
  readonly messages: Messages;
  readonly locale: MessageLanguage;
  readonly agentName: string;
  readonly copyText: (text: string) => Promise<void>;
  readonly now: number;
  /** The route that the agent has just created. */
  readonly newId: string | null;
}

/** The route in hand. Its reference is read out when it comes, so its element stands there before it. */
export function CurrentRoute({ route, ...props }: RouteProps & { readonly route: Route | null }) {
  const { messages, panel } = props;
  const { isOnPhone } = useSnapshot(panel);
  return (
    <section
      className={styles.current}
      data-empty={route === null}
      aria-label={route === null ? undefined : nameOf(route)}
    >
      {route && <Who route={route} />}
      <div role="status" aria-label={messages.reference} className={styles.reference}>
        {route && grouped(route.reference)}
      </div>
      {route && (
        <>
          {isOnPhone && (
            <p className={styles.phone}>
              <PhoneIcon />
              <span>
                {messages.readAloud} {messages.sayToo(route.customerEmail)}
              </span>
            </p>
          )}
          <Standing route={route} {...props} />
          <Tools key={route.routeId} route={route} {...props} />
        </>
      )}
    </section>
  );
}

export function OtherRoute({ route, ...props }: RouteProps & { readonly route: Route }) {
  return (
    <li className={styles.route} aria-label={nameOf(route)}>
      <Who route={route} />
      <p className={styles.digits}>{grouped(route.reference)}</p>
      <Standing route={route} {...props} />
      <Tools route={route} {...props} />
    </li>
  );
}

export function nameOf({ customerName, customerEmail }: Route): string {
  return customerName ?? customerEmail;
}

function Who({ route }: { readonly route: Route }) {
  return (
    <p className={styles.who}>
      {route.customerName && <strong>{route.customerName}</strong>}
      <span>{route.customerEmail}</span>
    </p>
  );
}

function Standing({ route, messages, now }: RouteProps & { readonly route: Route }) {
  return (
    <p className={styles.standing}>
      <span className={styles.badge} data-state={route.state}>
        {messages.state[route.state]}
      </span>
      {/* A timer is not read out at each second (WAI-ARIA 1.2, `timer`). */}
      <span role="timer">{messages.timeLeft(timeLeft(route, now))}</span>
    </p>
  );
}

function Tools({ route, ...props }: RouteProps & { readonly route: Route }) {
  const { routes, messages, locale, newId } = props;
  const { revoking } = useSnapshot(routes);
  return (
    <div className={styles.tools}>
      <LinkTools route={route} isNew={newId === route.routeId} {...props} />
      <DeliveryTools route={route} routes={routes} messages={messages} language={locale} />
      <Revoke
        messages={messages}
        isRevoking={revoking === route.routeId}
        onRevoke={() => void routes.revoke(route.routeId)}
      />
    </div>
  );
}
