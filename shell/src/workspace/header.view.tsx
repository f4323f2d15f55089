import { BrandIcon, PanelIcon, RoutesIcon, SignOutIcon, ThemeIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import type { Theme } from '../theme/theme.ts';
import { useSnapshot } from '../use-snapshot.ts';
import type { AgentState } from './agent.model.ts';
import styles from './header.module.css';

interface Props {
  readonly agentName: string;
  readonly agent: AgentState;
  readonly theme: Theme;
  readonly messages: Messages;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
  readonly isRailOpen: boolean;
  readonly onToggleRail: (() => void) | undefined;
  readonly onHelp: () => void;
  readonly onSignOut: () => void;
}

export function Header(props: Props) {
  const { agent, messages } = props;
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <BrandIcon />
        <span>{messages.product}</span>
      </h1>
      <button
        type="button"
        className={`${styles.button} ${styles.panelToggle}`}
        aria-expanded={props.isPanelOpen}
        data-ringing={agent.isRinging}
        onClick={props.onTogglePanel}
      >
        <PanelIcon />
        <span>{messages.regions.ccp}</span>
      </button>
      <p className={styles.agent}>
        {agent.status !== null && (
          <span className={styles.status} data-routable={agent.isRoutable}>
            <span className="visually-hidden">{messages.yourStatus} </span>
            {agent.status}
          </span>
        )}
        <span className={styles.name}>{props.agentName}</span>
      </p>
      {props.onToggleRail && (
        <button
          type="button"
          className={`${styles.button} ${styles.railToggle}`}
          aria-expanded={props.isRailOpen}
          onClick={props.onToggleRail}
        >
          <RoutesIcon />
          <span>{messages.regions.adhoc}</span>
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        aria-label={messages.shortcuts}
        title={messages.shortcuts}
        onClick={props.onHelp}
      >
        ?
      </button>
      <ThemeSwitch theme={props.theme} messages={messages} />
      <button type="button" className={styles.button} onClick={props.onSignOut}>
        <SignOutIcon />
        <span className={styles.label}>{messages.signOut}</span>
      </button>
    </header>
  );
}

function ThemeSwitch({ theme, messages }: Pick<Props, 'theme' | 'messages'>) {
  const choice = useSnapshot(theme);
  return (
    <button type="button" className={styles.button} onClick={() => theme.advance()}>
      <ThemeIcon />
      <span className={styles.label}>
        {messages.theme}
        <span aria-live="polite" className={styles.choice}>
          {`: ${messages.themes[choice]}`}
        </span>
      </span>
    </button>
  );
}
