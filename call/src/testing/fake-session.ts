import type { CallSession, CreateSession, SessionEvent } from '../call-session.ts';

/** A meeting's session that a test steers: it records what it was told and says what the test says. */
export class FakeSession implements CallSession {
  readonly emit: (event: SessionEvent) => void;
  readonly log: string[] = [];
  microphone: MediaStream | null = null;
  camera: MediaStream | null = null;
  isDestroyed = false;
  readonly bound = new Map<number, HTMLVideoElement>();

  constructor(emit: (event: SessionEvent) => void) {
    this.emit = emit;
  }

  connectAhead(): void {
    this.log.push('ahead');
  }
  async start(): Promise<void> {
    this.log.push('start');
    this.emit({ type: 'connecting', isReconnecting: false });
  }
  async stop(): Promise<void> {
    this.log.push('stop');
    this.emit({ type: 'stopped', reason: 'left', detail: 'Left' });
  }
  async setMicrophone(stream: MediaStream | null): Promise<void> {
    this.log.push(stream ? 'microphone' : 'no microphone');
    this.microphone = stream;
  }
  setMuted(isMuted: boolean): void {
    this.log.push(isMuted ? 'mute' : 'unmute');
  }
  async setCamera(stream: MediaStream | null): Promise<void> {
    this.log.push(stream ? 'camera' : 'no camera');
    this.camera = stream;
  }
  async setSpeaker(id: string | null): Promise<void> {
    this.log.push(`speaker ${id ?? 'default'}`);
  }
  async bindAudio(): Promise<void> {
    this.log.push('audio');
  }
  async startShare(): Promise<boolean> {
    this.emit({ type: 'own-share', isSharing: true });
    return true;
  }
  stopShare(): void {
    this.emit({ type: 'own-share', isSharing: false });
  }
  bindTile(tileId: number, video: HTMLVideoElement): void {
    this.bound.set(tileId, video);
  }
  unbindTile(tileId: number): void {
    this.bound.delete(tileId);
  }
  async destroy(): Promise<void> {
    this.isDestroyed = true;
  }
}

export function createFakeSessions() {
  const sessions: FakeSession[] = [];
  const create: CreateSession = (_joinData, emit) => {
    const session = new FakeSession(emit);
    sessions.push(session);
    return session;
  };
  return {
    create,
    sessions,
    /** The newest one. */
    last: (): FakeSession => {
      const session = sessions.at(-1);
      if (!session) throw new Error('No session was created yet.');
      return session;
    },
  };
}
