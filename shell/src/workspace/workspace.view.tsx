import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';
import { later } from '../later.ts';
import type { Messages } from '../messages.ts';
import { NoticesView } from '../notices/notices.view.tsx';
import { SlotView } from '../remotes/slot.view.tsx';
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
  readonly tools: ReactNode;
  readonly onSignOut: () => void;
}

/** Only who has further remotes needs their tabs; whoever can't fetch those keeps the ad-hoc routes. */
const Rail = later(
  async () => (await import(/* webpackChunkName: "later-rail" */ './rail/rail.view.tsx')).Rail,
  AdhocAlone,
);

const ShortcutsDialog = later(
  async () =>
    (
      await import(
        /* webpackChunkName: "later-shortcuts" */ '../shortcuts/shortcuts-dialog.view.tsx'
      )
    ).ShortcutsDialog,
);

function AdhocAlone({ workspace, messages }: Pick<WorkspaceViewProps, 'workspace' | 'messages'>) {
  return <SlotView name="adhoc" slot={workspace.slots.adhoc} messages={messages} />;
}

export function WorkspaceView(props: WorkspaceViewProps) {
  const { workspace, theme, messages, tools, onSignOut } = props;
  const { slots } = workspace;
  const hasTabs = workspace.rail.length > 0;
  const hasRail = hasTabs || slots.adhoc !== undefined;
  const railTitle = hasTabs ? messages.rail : messages.regions.adhoc;
  const agent = useSnapshot(workspace.agent);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isRailOpen, setRailOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(
    () =>
      workspace.onRequest((request) => {
        if (request === 'help') setHelpOpen(true);
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
        tools={tools}
        isPanelOpen={isPanelOpen}
        onTogglePanel={() => setPanelOpen(!isPanelOpen)}
        isRailOpen={isRailOpen}
        railTitle={railTitle}
        onToggleRail={hasRail ? () => setRailOpen(!isRailOpen) : undefined}
        onHelp={() => setHelpOpen(true)}
        onSignOut={onSignOut}
      />
      <main className={styles.parts} aria-label={messages.workspace} data-has-rail={hasRail}>
        <SidePanel
          side="left"
          title={messages.regions.ccp}
          messages={messages}
          isOpen={isPanelOpen}
          onClose={() => setPanelOpen(false)}
        >
          <SlotView name="ccp" slot={slots.ccp} messages={messages} />
        </SidePanel>
        <section
          id="video"
          tabIndex={-1}
          className={styles.stage}
          aria-label={messages.regions.video}
        >
          <SlotView name="video" slot={slots.video} messages={messages} />
        </section>
        {hasRail && (
          <SidePanel
            side="right"
            title={railTitle}
            messages={messages}
            isOpen={isRailOpen}
            onClose={() => setRailOpen(false)}
          >
            {hasTabs ? (
              <Suspense>
                <Rail workspace={workspace} messages={messages} />
              </Suspense>
            ) : (
              <SlotView name="adhoc" slot={slots.adhoc} messages={messages} />
            )}
          </SidePanel>
        )}
        <NoticesView notices={workspace.notices} messages={messages} isInRail={hasRail} />
      </main>
      {isHelpOpen && (
        <Suspense>
          <ShortcutsDialog
            messages={messages}
            actions={actionsOf(workspace)}
            onClose={() => setHelpOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function actionsOf({ slots }: Workspace): readonly ShortcutAction[] {
  const all = Object.keys(shortcutLetters) as ShortcutAction[];
  return all.filter((action) => action !== 'adhoc' || slots.adhoc !== undefined);
}
