import { createBrowserDevices } from './browser-devices.ts';
import type { CallModel } from './call.ts';
import { createCall } from './call.model.ts';

/** A call with this browser's devices, storage and clock; the SDK is fetched when it is first needed. */
export function createBrowserCall(options: {
  /** Until the person chose otherwise; read when devices are first needed. */
  readonly cameraOnWhenJoining: boolean;
}): CallModel {
  return createCall({
    devices: createBrowserDevices(),
    loadSessions: async () => {
      const chime = await import(/* webpackChunkName: "chime-sdk" */ './adapters/chime-session.ts');
      return chime.createChimeSession;
    },
    get cameraOnWhenJoining() {
      return options.cameraOnWhenJoining;
    },
    preferences: localStorage,
    tab: sessionStorage,
  });
}
