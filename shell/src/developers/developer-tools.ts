import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { RegistryUser } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Language } from '../messages.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import type { Messages } from './messages.ts';
import type { Overrides } from './overrides.ts';
import type { Traffic } from './traffic.model.ts';

/** What every part of the panel is given. */
export interface DeveloperToolsProps {
  readonly workspace: Workspace;
  readonly registry: RemoteRegistry;
  readonly user: RegistryUser;
  readonly overrides: Overrides;
  readonly config: WorkspaceConfig;
  readonly traffic: Traffic;
  readonly messages: Messages;
  readonly language: Language;
  readonly onOverride: (overrides: Overrides) => void;
}
