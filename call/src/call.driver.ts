import type { CreateSession, SessionEvent } from './call-session.ts';
import { createAudioOutput } from './audio-output.ts';
import { createCallEffects } from './call.effects.ts';
import { nextCall, toCallState, type CallCore, type CallEvent } from './call.state.ts';
import type { CallState } from './call.ts';
import { createConnection } from './connection.ts';
import { createDeviceController, type DeviceController } from './device-controller.ts';
import type { CaptureKind, Devices } from './devices.ts';
import { createPreferences } from './preferences.ts';
import { createTabMemory } from './tab-memory.ts';
import { createTileBinder, type Freeze } from './tile-binder.ts';
import { browserTimers, type Timers } from './timers.ts';

export interface CallOptions {
  readonly devices: Devices;
  /** Fetches the SDK; asked again after a failure. */
  readonly loadSessions: () => Promise<CreateSession>;
  /** Until the person chose otherwise; read when devices are first needed. */
  readonly cameraOnWhenJoining: boolean;
  /** Chosen devices and the camera switch, kept between visits. */
  readonly preferences: Pick<Storage, 'getItem' | 'setItem'>;
  /** The person's part in the call in this tab, kept over a reload. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly timers?: Timers;
  readonly freeze?: Freeze;
  /** From the start of the session to being in the meeting. @default 15000 */
  readonly connectLimitMs?: number;
}

export type CallDriver = ReturnType<typeof createCallDriver>;

/** Connects the pure state of a call with devices, the SDK's session and video elements. */
export function createCallDriver(options: CallOptions) {
  const timers = options.timers ?? browserTimers;
  const preferences = createPreferences(options.preferences);
  const memory = createTabMemory(options.tab);
  const tiles = createTileBinder(options.freeze);
  const listeners = new Set<() => void>();
  let core: CallCore = { at: 'idle' };
  let devices: DeviceController | null = null;
  let state: CallState = { state: 'idle' };

  const connection = createConnection({
    ...options,
    timers,
    isPreparing: () => core.at === 'preparing',
    onEvent: onSessionEvent,
  });
  const effects = createCallEffects({
    ...{ timers, tiles, memory, connection, closeDevices },
    onPicturesReturned: () => dispatch({ type: 'pictures-returned' }),
  });

  function publish(): void {
    state = toCallState(core, devices?.get() ?? null);
    for (const listener of [...listeners]) listener();
  }

  function dispatch(event: CallEvent): void {
    const before = core;
    core = nextCall(core, event);
    if (core === before) return;
    effects.run(before, core);
    publish();
  }

  function onSessionEvent(event: SessionEvent): void {
    const hasFrozenFrame = event.type === 'tile-removed' && tiles.hasFrozenFrame(event.tileId);
    dispatch({ type: 'session', event, atMs: timers.now(), hasFrozenFrame });
    if (event.type === 'tile') tiles.rebind(event.tileId);
  }

  function openDevices(): DeviceController {
    devices ??= createDeviceController({
      devices: options.devices,
      preferences,
      cameraOnWhenJoining: options.cameraOnWhenJoining,
      timers,
      onChange: publish,
      onStream,
      onSpeaker: (id) =>
        void connection
          .session()
          ?.setSpeaker(id)
          .catch(() => undefined),
    });
    return devices;
  }

  function closeDevices(): void {
    devices?.destroy();
    devices = null;
    tiles.showOwn(null);
  }

  function onStream(kind: CaptureKind, stream: MediaStream | null): void {
    if (kind === 'camera') tiles.showOwn(stream);
    const session = connection.session();
    if (core.at !== 'live' || !session) return;
    if (kind === 'microphone') return void session.setMicrophone(stream).catch(() => undefined);
    session.setCamera(stream).catch(() => devices?.close('camera'));
    dispatch({ type: 'camera-changed', isOn: stream !== null });
  }

  return {
    ...{ timers, tiles, memory, connection, effects, dispatch, openDevices },
    audio: createAudioOutput(connection.session),
    core: () => core,
    devices: () => devices,
    getSnapshot: () => state,
    listeners,
  };
}
