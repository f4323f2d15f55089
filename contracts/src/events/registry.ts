import type { BusHandle, Hub } from '../bus/hub.ts';
import { agentEvents } from './agent.ts';
import { contactEvents } from './contact.ts';
import { recordingEvents } from './recording.ts';
import { videoEvents } from './video.ts';
import { workspaceEvents } from './workspace.ts';

/** Every event of the workspace. Within v1 only optional fields are added (BUS7). */
export const workspaceRegistry = {
  ...agentEvents,
  ...contactEvents,
  ...videoEvents,
  ...recordingEvents,
  ...workspaceEvents,
} as const;

export type WorkspaceRegistry = typeof workspaceRegistry;
export type WorkspaceHub = Hub<WorkspaceRegistry>;
export type WorkspaceBus = BusHandle<WorkspaceRegistry>;
export type EventName = keyof WorkspaceRegistry;

/** The bus contract that this shell speaks; a remote's manifest says which range it needs. */
export const BUS_VERSION = '1.2.0';
