import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { Session } from '@video-escalation/contracts/remote';
import { userKey } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { ReactNode } from 'react';
import type { Language } from '../messages.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { arrange } from './arrange.ts';
import { permitted } from './build-address.ts';
import { DeveloperTools } from './developer-tools.view.tsx';
import { messagesIn } from './messages.ts';
import { asSearch, readOverrides, rememberOverrides, withoutOverrides } from './overrides.ts';
import { createTraffic } from './traffic.model.ts';

export interface ToolsOptions {
  readonly config: WorkspaceConfig;
  readonly session: Session;
  readonly registry: RemoteRegistry;
  readonly language: Language;
  readonly memory: Storage;
  readonly location: Location;
}

/** What a developer has beside the workspace: the versions of his choice, and the panel that shows what runs. */
export interface Tools {
  /** The registry as this tab's developer wants it. */
  readonly arrange: (registry: RemoteRegistry) => RemoteRegistry;
  /** The overrides, as the page's address would name them. */
  readonly search: string;
  readonly viewOf: (workspace: Workspace) => ReactNode;
}

export async function openTools(options: ToolsOptions): Promise<Tools> {
  const { config, session, registry, memory, location } = options;
  const wishes = readOverrides(location.search, memory);
  const overrides = permitted(wishes, config.developerOrigins);
  // What the address says holds for the tab from now on, also where a link leads on without it.
  rememberOverrides(overrides, memory);
  const user = { key: await userKey(session.username), groups: session.groups };
  return {
    arrange: (each) => arrange(each, overrides),
    search: asSearch(overrides),
    viewOf: (workspace) => (
      <DeveloperTools
        {...{ workspace, registry, user, overrides, config }}
        traffic={createTraffic(workspace.tapBus)}
        messages={messagesIn(options.language)}
        language={options.language}
        onOverride={(next) => {
          rememberOverrides(next, memory);
          history.replaceState(null, '', withoutOverrides(new URL(location.href)));
          location.reload();
        }}
      />
    ),
  };
}
