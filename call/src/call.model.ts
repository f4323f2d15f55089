import type { JoinData } from '@video-escalation/contracts/http/meetings';
import { createCallDriver, type CallDriver, type CallOptions } from './call.driver.ts';
import type { CallSession } from './call-session.ts';
import type { CallModel, JoinOptions } from './call.ts';
import type { DeviceController } from './device-controller.ts';

/** A call as pages use it. */
export function createCall(options: CallOptions): CallModel {
  const driver = createCallDriver(options);
  const { core, dispatch, listeners, connection, effects } = driver;
  return {
    getSnapshot: driver.getSnapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    preload: connection.preload,
    prepare: () => prepare(driver),
    connectAhead: connection.connectAhead,
    join: (joinData, joinOptions) => join(driver, joinData, joinOptions),
    ...deviceMethods(driver),
    ...elementMethods(driver),
    async leave() {
      if (core().at !== 'joining' && core().at !== 'live') return;
      dispatch({ type: 'ended', reason: 'left', detail: 'left', atMs: driver.timers.now() });
      await effects.closed();
    },
    reset: () => dispatch({ type: 'reset' }),
    remembered: driver.memory.recall,
    destroy() {
      listeners.clear();
      dispatch({ type: 'destroyed' });
      driver.tiles.clear();
    },
  };
}

async function prepare(driver: CallDriver): Promise<void> {
  const { core, dispatch, connection } = driver;
  if (core().at !== 'idle' && core().at !== 'ended') return;
  const devices = driver.openDevices();
  dispatch({ type: 'prepared' });
  connection.preload();
  await devices.ensure(['microphone', 'camera']);
  if (core().at === 'preparing') devices.showLevel(true);
}

async function join(driver: CallDriver, joinData: JoinData, options: JoinOptions): Promise<void> {
  const { core, dispatch, connection, audio } = driver;
  if (core().at === 'joining' || core().at === 'live') return;
  const { cameraOn, muted = false } = options;
  const devices = driver.openDevices();
  devices.showLevel(false);
  if (!cameraOn) devices.close('camera');
  dispatch({ type: 'join-requested', joinData, isMuted: muted, atMs: driver.timers.now() });
  const joined = leavesJoining(driver);
  connection.open({
    joinData,
    prepareDevices: () => devices.ensure(cameraOn ? ['microphone', 'camera'] : ['microphone']),
    configure: (session) => configure(driver, session, devices),
    audio: audio.element,
  });
  await joined;
}

/** Settles when the call is live or has ended. */
function leavesJoining({ core, listeners }: CallDriver): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (core().at === 'joining') return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
  });
}

/** Sets everything before the session starts: a device that is set later may not be sent. */
async function configure(
  { core, dispatch }: CallDriver,
  session: CallSession,
  devices: DeviceController,
): Promise<void> {
  await session.setMicrophone(devices.stream('microphone'));
  const { selected, can } = devices.get();
  if (selected.speaker && can.chooseSpeaker) await session.setSpeaker(selected.speaker);
  const joining = core();
  if (joining.at === 'joining') session.setMuted(joining.isMuted);
  const camera = devices.stream('camera');
  if (camera) await session.setCamera(camera);
  dispatch({ type: 'camera-changed', isOn: camera !== null });
}

function deviceMethods(driver: CallDriver) {
  const { core, dispatch, devices, connection } = driver;
  return {
    setMuted(isMuted) {
      if (core().at !== 'live') return;
      connection.session()?.setMuted(isMuted);
      dispatch({ type: 'mute-changed', isMuted });
    },
    async setCamera(isOn) {
      if (core().at === 'preparing') devices()?.setCameraOnWhenJoining(isOn);
      if (core().at !== 'live') return;
      if (isOn) await devices()?.open('camera');
      else devices()?.close('camera');
    },
    flipCamera: async () => devices()?.flipCamera(),
    async startShare() {
      await connection
        .session()
        ?.startShare()
        .catch(() => undefined);
    },
    stopShare: async () => connection.session()?.stopShare(),
    chooseDevice: async (kind, id) => devices()?.choose(kind, id),
    askAgain: async (kind) => devices()?.open(kind),
    playTestSound: async () =>
      devices()
        ?.playTestSound()
        .catch(() => undefined),
    dismissLostDevice: () => devices()?.dismissLost(),
  } satisfies Partial<CallModel>;
}

function elementMethods({ tiles, audio }: CallDriver) {
  return {
    bindTile: tiles.bind,
    drawFrozenFrame: tiles.drawFrozenFrame,
    bindPreview: tiles.bindPreview,
    bindAudio: audio.bindAudio,
    setSilent: audio.setSilent,
  } satisfies Partial<CallModel>;
}
