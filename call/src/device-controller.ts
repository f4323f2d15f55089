import type { Device, DeviceKind, DeviceSetup } from './call.ts';
import { createCaptureStreams, type Captured } from './capture-streams.ts';
import type { CaptureKind, Devices } from './devices.ts';
import { otherFacing } from './facing.ts';
import { createMicLevel } from './mic-level.ts';
import type { PreferenceStore } from './preferences.ts';
import type { Timers } from './timers.ts';

export interface DeviceControllerOptions {
  readonly devices: Devices;
  readonly preferences: PreferenceStore;
  readonly cameraOnWhenJoining: boolean;
  readonly timers: Timers;
  readonly onChange: () => void;
  /** A device was opened, exchanged, lost or closed (null). */
  readonly onStream: (kind: CaptureKind, stream: MediaStream | null) => void;
  readonly onSpeaker: (id: string | null) => void;
}

/** The devices of one call: which are chosen, open or lost. */
export type DeviceController = ReturnType<typeof createDeviceController>;

export function createDeviceController(options: DeviceControllerOptions) {
  const { devices, preferences, timers } = options;
  let setup = firstSetup(options);
  let isDestroyed = false;
  let opening = Promise.resolve();
  const stopWatching = devices.onChanged(() => void onDevicesChanged());
  const level = createMicLevel(devices, timers, (micLevel) => {
    if (micLevel !== setup.micLevel) patch({ micLevel });
  });
  const streams = createCaptureStreams({
    devices,
    onLost: (kind) => void onLost(kind),
    onStream(kind, stream) {
      if (kind === 'microphone' && level.isShown()) level.show(stream);
      options.onStream(kind, stream);
    },
  });

  function patch(part: Partial<DeviceSetup>): void {
    if (isDestroyed) return;
    setup = { ...setup, ...part };
    options.onChange();
  }

  async function refreshList(): Promise<void> {
    const listed = await devices.list();
    patch({ devices: listed, can: { ...setup.can, flipCamera: listed.camera.length > 1 } });
  }

  function openAll(kinds: readonly CaptureKind[]): Promise<void> {
    if (kinds.length > 0) opening = openNow(kinds);
    return opening;
  }

  async function openNow(kinds: readonly CaptureKind[]): Promise<void> {
    patch({ isAsking: true });
    const wanted = Object.fromEntries(kinds.map((kind) => [kind, setup.selected[kind]]));
    for (const captured of await streams.open(wanted)) patch(withCaptured(setup, captured));
    await refreshList();
    patch({ isAsking: false });
  }

  async function onLost(kind: CaptureKind): Promise<void> {
    const label = labelOf(setup.devices[kind], setup.selected[kind]);
    patch({ selected: { ...setup.selected, [kind]: null } });
    await openAll([kind]);
    const fallback = streams.get(kind) ? labelOf(setup.devices[kind], setup.selected[kind]) : null;
    patch({ lost: { kind, label, fallback } });
  }

  async function onDevicesChanged(): Promise<void> {
    const { speaker } = setup.selected;
    const label = labelOf(setup.devices.speaker, speaker);
    await refreshList();
    if (!speaker || setup.devices.speaker.some((each) => each.id === speaker)) return;
    const [first] = setup.devices.speaker;
    patch({
      selected: { ...setup.selected, speaker: first?.id ?? null },
      lost: { kind: 'speaker', label, fallback: first?.label ?? null },
    });
    options.onSpeaker(first?.id ?? null);
  }

  async function choose(kind: DeviceKind, id: string): Promise<void> {
    preferences.change({ [kind]: id });
    patch({ selected: { ...setup.selected, [kind]: id }, lost: null });
    if (kind === 'speaker') options.onSpeaker(id);
    else if (kind === 'microphone' || streams.get('camera')) await openAll([kind]);
  }

  return {
    get: () => setup,
    stream: streams.get,
    /** Opens the chosen devices. A device that is open already or was refused before is skipped. */
    async ensure(kinds: readonly CaptureKind[]): Promise<void> {
      // Waits for a permission question that is still open, instead of asking twice.
      await opening;
      await openAll(kinds.filter((kind) => !streams.get(kind) && isUntried(setup, kind)));
    },
    /** Opens a device also after a refusal, because the person asked for it. */
    open: (kind: CaptureKind) => openAll([kind]),
    close: streams.close,
    choose,
    async flipCamera(): Promise<void> {
      const next = otherFacing(setup.devices.camera, setup.selected.camera);
      if (next) await choose('camera', next.id);
    },
    showLevel(isShown: boolean): void {
      if (isShown && !isDestroyed) return level.show(streams.get('microphone'));
      level.stop();
      if (setup.micLevel !== 0) patch({ micLevel: 0 });
    },
    setCameraOnWhenJoining(isOn: boolean): void {
      preferences.change({ cameraOnWhenJoining: isOn });
      patch({ cameraOnWhenJoining: isOn });
    },
    dismissLost: () => patch({ lost: null }),
    playTestSound: () => devices.playTestSound(setup.selected.speaker),
    destroy(): void {
      isDestroyed = true;
      stopWatching();
      level.stop();
      streams.destroy();
    },
  };
}

function isUntried(setup: DeviceSetup, kind: CaptureKind): boolean {
  return setup.permission[kind] === 'unknown' || setup.permission[kind] === 'granted';
}

function withCaptured(setup: DeviceSetup, { kind, permission, id }: Captured) {
  return {
    permission: { ...setup.permission, [kind]: permission },
    selected: { ...setup.selected, [kind]: id ?? setup.selected[kind] },
  };
}

function firstSetup({
  devices,
  preferences,
  cameraOnWhenJoining,
}: DeviceControllerOptions): DeviceSetup {
  const kept = preferences.read();
  return {
    devices: { microphone: [], camera: [], speaker: [] },
    selected: {
      microphone: kept.microphone ?? null,
      camera: kept.camera ?? null,
      speaker: kept.speaker ?? null,
    },
    permission: { microphone: 'unknown', camera: 'unknown' },
    isAsking: false,
    micLevel: 0,
    cameraOnWhenJoining: kept.cameraOnWhenJoining ?? cameraOnWhenJoining,
    can: { ...devices.can, flipCamera: false },
    lost: null,
  };
}

function labelOf(devices: readonly Device[], id: string | null): string {
  return (devices.find((each) => each.id === id) ?? devices[0])?.label ?? '';
}
