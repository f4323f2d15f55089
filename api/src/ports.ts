import type { AgentCache } from './agents/agent-cache.ts';
import type { Federation } from './agents/federation.ts';
import type { SignInLine } from './agents/sign-in-line.ts';
import type { Changes } from './changes/changes.ts';
import type { ContactCenter } from './contacts/contact-center.ts';
import type { RateLimits } from './contacts/start-limits.ts';
import type { Locks } from './meetings/locks.ts';
import type { MeetingStore } from './meetings/meetings.store.ts';
import type { VideoService } from './meetings/video-service.ts';
import type { ObjectStorage } from './recordings/object-storage.ts';
import type { RecordingStore } from './recordings/recordings.store.ts';
import type { TaskRunner } from './recordings/task-runner.ts';
import type { LinkSender } from './routes/link-sender.ts';
import type { RouteStore } from './routes/routes.store.ts';

export interface Log {
  warn(details: object, message: string): void;
}

export interface AuditLog extends Log {
  info(details: object, message: string): void;
}

/** Everything outside of this process. */
export interface Ports {
  readonly contactCenter: ContactCenter;
  /** Undefined: agents sign in by Amazon Connect's own window. */
  readonly federation: Federation | undefined;
  readonly video: VideoService;
  readonly linkSender: LinkSender;
  /** Undefined: nothing is recorded here. */
  readonly recording: RecordingPorts | undefined;
  readonly store: Store;
  readonly now: () => number;
}

export interface RecordingPorts {
  readonly tasks: TaskRunner;
  readonly storage: ObjectStorage;
}

/** What all api processes share. */
export interface Store {
  readonly meetings: MeetingStore;
  readonly routes: RouteStore;
  readonly recordings: RecordingStore;
  readonly agentCache: AgentCache;
  readonly signInLine: SignInLine;
  readonly limits: RateLimits;
  readonly locks: Locks;
  readonly changes: Changes;
  check(): Promise<void>;
  close(): void;
}
