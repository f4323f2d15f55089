import { NoticesView } from '../notices/notices.view.tsx';
import { SlotView } from '../remotes/slot.view.tsx';
import { HeaderBar } from './header.view.tsx';
import type { WorkspaceViewProps } from './workspace.view.tsx';
import header from './header.module.css';
import styles from './workspace.module.css';

const PLAYBACK_PATH = '/recordings/';

export function isPlayback(path: string): boolean {
  return path.startsWith(PLAYBACK_PATH);
}

/** Recordings in full width. Whoever plays them needs no contacts: the contact control panel isn't started here. */
export function PlaybackPage(props: WorkspaceViewProps) {
  const { workspace, theme, messages, tools, onSignOut } = props;
  const back = (
    <a className={header.button} href="/">
      {messages.backToWorkspace}
    </a>
  );
  return (
    <div className={styles.workspace}>
      <HeaderBar
        agentName={workspace.session.name}
        theme={theme}
        messages={messages}
        tools={tools}
        onSignOut={onSignOut}
        start={back}
      />
      <main className={`${styles.stage} ${styles.page}`} aria-label={messages.regions.playback}>
        <SlotView name="playback" slot={workspace.slots.playback} messages={messages} />
      </main>
      <NoticesView isInRail={false} notices={workspace.notices} messages={messages} />
    </div>
  );
}
