import type { ReactNode } from 'react';
import { BrandIcon, PanelIcon, RoutesIcon, SignOutIcon, ThemeIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import type { Theme } from '../theme/theme.ts';
import { useSnapshot } from '../use-snapshot.ts';
import type { AgentState } from './agent.model.ts';
import styles from './header.module.css';

interface BarProps {
  readonly agentName: string;
  /** Undefined where the contact control panel isn't there to tell it. */
  readonly agent?: AgentState | undefined;
  readonly theme: Theme;
  readonly messages: Messages;
  readonly onSignOut: () => void;
  /** Before and after the agent's name. */
  readonly start: ReactNode;
  readonly end?: ReactNode;
  /** A developer's; nobody else has any. */
  readonly tools: ReactNode;
}

/** What stands at the top of every page behind the sign-in. */
export function HeaderBar(props: BarProps) {
  const { messages } = props;
  const status = props.agent?.status ?? null;
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <BrandIcon />
        <span>{messages.product}</span>
      </h1>
      {props.start}
      <p className={styles.agent}>
        {status !== null && (
          <span className={styles.status} data-routable={props.agent?.isRoutable}>
            <span className="visually-hidden">{messages.yourStatus} </span>
            {status}
          </span>
        )}
        <span className={styles.name}>{props.agentName}</span>
      </p>
      {props.tools}
      {props.end}
      <ThemeSwitch theme={props.theme} messages={messages} />
      <button type="button" className={styles.button} onClick={props.onSignOut}>
        <SignOutIcon />
        <span className={styles.label}>{messages.signOut}</span>
      </button>
    </header>
  );
}

interface Props extends Omit<BarProps, 'agent' | 'start' | 'end'> {
  readonly agent: AgentState;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
  readonly isRailOpen: boolean;
  readonly railTitle: string;
  readonly onToggleRail: (() => void) | undefined;
  readonly onHelp: () => void;
}

export function Header(props: Props) {
  const { agent, messages } = props;
  const start = (
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
  );
  const end = (
    <>
      {props.onToggleRail && (
        <button
          type="button"
          className={`${styles.button} ${styles.railToggle}`}
          aria-expanded={props.isRailOpen}
          onClick={props.onToggleRail}
        >
          <RoutesIcon />
          <span>{props.railTitle}</span>
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
    </>
  );
  return <HeaderBar {...props} start={start} end={end} />;
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
