import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';
import type { Messages } from '../messages.ts';
import { NoticesView } from '../notices/notices.view.tsx';
import { SlotView } from '../remotes/slot.view.tsx';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.view.tsx';
import { shortcutLetters } from '../shortcuts/shortcuts.ts';
import type { Theme } from '../theme/theme.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Header } from './header.view.tsx';
import type { Workspace } from './open-workspace.ts';
import { SidePanel } from './side-panel.view.tsx';
import styles from './workspace.module.css';

export interface WorkspaceViewProps {
  readonly workspace: Workspace;
  readonly theme: Theme;
  readonly messages: Messages;
  readonly onSignOut: () => void;
}

export function WorkspaceView({ workspace, theme, messages, onSignOut }: WorkspaceViewProps) {
  const { slots } = workspace;
  const agent = useSnapshot(workspace.agent);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isRailOpen, setRailOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(
    () =>
      workspace.onWish((wish) => {
        if (wish === 'help') setHelpOpen(true);
        else flushSync(() => setRailOpen(true));
      }),
    [workspace],
  );

  const [wasRinging, setWasRinging] = useState(agent.isRinging);
  if (wasRinging !== agent.isRinging) {
    setWasRinging(agent.isRinging);
    // On a small screen a ringing contact must not be missed behind a closed drawer.
    if (agent.isRinging) setPanelOpen(true);
  }

  return (
    <div className={styles.workspace}>
      <a className={styles.skip} href="#video">
        {messages.skipToVideo}
      </a>
      <Header
        agentName={workspace.session.name}
        agent={agent}
        theme={theme}
        messages={messages}
        isPanelOpen={isPanelOpen}
        onTogglePanel={() => setPanelOpen(!isPanelOpen)}
        isRailOpen={isRailOpen}
        onToggleRail={slots.adhoc && (() => setRailOpen(!isRailOpen))}
        onHelp={() => setHelpOpen(true)}
        onSignOut={onSignOut}
      />
      <main
        className={styles.parts}
        aria-label={messages.workspace}
        data-has-rail={slots.adhoc !== undefined}
      >
        <SidePanel
          side="left"
          title={messages.regions.ccp}
          messages={messages}
          isOpen={isPanelOpen}
          onClose={() => setPanelOpen(false)}
        >
          <SlotView part="ccp" slot={slots.ccp} messages={messages} />
        </SidePanel>
        <section
          id="video"
          tabIndex={-1}
          className={styles.stage}
          aria-label={messages.regions.video}
        >
          <SlotView part="video" slot={slots.video} messages={messages} />
        </section>
        {slots.adhoc && (
          <SidePanel
            side="right"
            title={messages.regions.adhoc}
            messages={messages}
            isOpen={isRailOpen}
            onClose={() => setRailOpen(false)}
          >
            <SlotView part="adhoc" slot={slots.adhoc} messages={messages} />
          </SidePanel>
        )}
      </main>
      <NoticesView notices={workspace.notices} messages={messages} />
      {isHelpOpen && (
        <ShortcutsDialog
          messages={messages}
          actions={actionsOf(workspace)}
          onClose={() => setHelpOpen(false)}
        />
      )}
    </div>
  );
}

function actionsOf({ slots }: Workspace): readonly ShortcutAction[] {
  const all = Object.keys(shortcutLetters) as ShortcutAction[];
  return all.filter((action) => action !== 'adhoc' || slots.adhoc !== undefined);
}
