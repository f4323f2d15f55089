import type { Device, DeviceKind, DeviceSetup } from './call.ts';
import { isStream, type CaptureKind, type Devices, type Opened } from './devices.ts';
import { otherFacing } from './facing.ts';
import type { PreferenceStore } from './preferences.ts';
import type { Timers } from './timers.ts';

const LEVEL_EVERY_MS = 100;
/** Steps of the level: fewer of them, fewer redraws. */
const LEVEL_STEPS = 20;

export interface DeskOptions {
  readonly devices: Devices;
  readonly preferences: PreferenceStore;
  readonly cameraOnWhenJoining: boolean;
  readonly timers: Timers;
  readonly onChange: () => void;
  /** A device was opened, exchanged, lost or closed (null). */
  readonly onStream: (kind: CaptureKind, stream: MediaStream | null) => void;
  readonly onSpeaker: (id: string | null) => void;
}

/** The devices of one call: what is chosen, what is open, what has gone. */
export interface DeviceDesk {
  get(): DeviceSetup;
  stream(kind: CaptureKind): MediaStream | null;
  /** Opens the chosen ones; a kind that is open already or was refused before is left alone. */
  ensure(kinds: readonly CaptureKind[]): Promise<void>;
  /** Opens it whatever came before: the person asked for it. */
  open(kind: CaptureKind): Promise<void>;
  close(kind: CaptureKind): void;
  choose(kind: DeviceKind, id: string): Promise<void>;
  flipCamera(): Promise<void>;
  showLevel(isShown: boolean): void;
  setCameraOnWhenJoining(isOn: boolean): void;
  dismissLost(): void;
  playTestSound(): Promise<void>;
  destroy(): void;
}

export function createDeviceDesk(options: DeskOptions): DeviceDesk {
  const { devices, preferences, timers } = options;
  const streams: Record<CaptureKind, MediaStream | null> = { microphone: null, camera: null };
  /** Tells an answer that comes late (the person closed the camera meanwhile) from the one awaited. */
  const requests: Record<CaptureKind, number> = { microphone: 0, camera: 0 };
  let setup = firstSetup(options);
  let stopLevel: (() => void) | null = null;
  let isDestroyed = false;
  let opening = Promise.resolve();
  const stopWatching = devices.onChanged(() => void onDevicesChanged());

  function patch(part: Partial<DeviceSetup>): void {
    if (isDestroyed) return;
    setup = { ...setup, ...part };
    options.onChange();
  }

  async function refreshList(): Promise<void> {
    const listed = await devices.list();
    patch({
      devices: listed,
      can: { ...setup.can, flipCamera: listed.camera.length > 1 },
    });
  }

  function openAll(kinds: readonly CaptureKind[]): Promise<void> {
    if (kinds.length > 0) opening = openNow(kinds);
    return opening;
  }

  async function openNow(kinds: readonly CaptureKind[]): Promise<void> {
    const tickets = kinds.map((kind) => ({ kind, request: ++requests[kind] }));
    patch({ isAsking: true });
    const opened = await devices.open(
      Object.fromEntries(kinds.map((kind) => [kind, setup.selected[kind]])),
    );
    for (const { kind, request } of tickets) adopt(kind, request, opened[kind]);
    await refreshList();
    patch({ isAsking: false });
  }

  const isUntried = (kind: CaptureKind): boolean =>
    setup.permission[kind] === 'unknown' || setup.permission[kind] === 'granted';

  function adopt(kind: CaptureKind, request: number, opened: Opened | undefined): void {
    if (request !== requests[kind] || isDestroyed) {
      if (isStream(opened)) stopTracks(opened);
      return;
    }
    setStream(kind, isStream(opened) ? opened : null);
    const permission = isStream(opened) ? 'granted' : (opened?.failure ?? 'missing');
    const id = isStream(opened) ? deviceIdOf(opened) : null;
    patch({
      permission: { ...setup.permission, [kind]: permission },
      selected: { ...setup.selected, [kind]: id ?? setup.selected[kind] },
    });
  }

  function setStream(kind: CaptureKind, stream: MediaStream | null): void {
    if (streams[kind]) stopTracks(streams[kind]);
    streams[kind] = stream;
    stream?.getTracks()[0]?.addEventListener('ended', () => {
      if (streams[kind] === stream) void onLost(kind);
    });
    if (kind === 'microphone') measureLevel(stopLevel !== null);
    options.onStream(kind, stream);
  }

  async function onLost(kind: CaptureKind): Promise<void> {
    const label = labelOf(setup.devices[kind], setup.selected[kind]);
    patch({ selected: { ...setup.selected, [kind]: null } });
    await openAll([kind]);
    const fallback = streams[kind] ? labelOf(setup.devices[kind], setup.selected[kind]) : null;
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
    else if (kind === 'microphone' || streams.camera) await openAll([kind]);
  }

  function measureLevel(isShown: boolean): void {
    stopLevel?.();
    stopLevel = null;
    if (!isShown || isDestroyed) return;
    const listening = streams.microphone ? devices.listen(streams.microphone) : null;
    const stopTimer = timers.every(LEVEL_EVERY_MS, () => {
      const micLevel = Math.round((listening?.level() ?? 0) * LEVEL_STEPS) / LEVEL_STEPS;
      if (micLevel !== setup.micLevel) patch({ micLevel });
    });
    stopLevel = () => {
      stopTimer();
      listening?.stop();
    };
  }

  return {
    get: () => setup,
    stream: (kind) => streams[kind],
    async ensure(kinds) {
      // A question that is still open is not asked twice.
      await opening;
      await openAll(kinds.filter((kind) => !streams[kind] && isUntried(kind)));
    },
    open: (kind) => openAll([kind]),
    close(kind) {
      requests[kind]++;
      if (streams[kind]) setStream(kind, null);
    },
    choose,
    async flipCamera() {
      const next = otherFacing(setup.devices.camera, setup.selected.camera);
      if (next) await choose('camera', next.id);
    },
    showLevel(isShown) {
      measureLevel(isShown);
      if (!isShown && setup.micLevel !== 0) patch({ micLevel: 0 });
    },
    setCameraOnWhenJoining(isOn) {
      preferences.change({ cameraOnWhenJoining: isOn });
      patch({ cameraOnWhenJoining: isOn });
    },
    dismissLost: () => patch({ lost: null }),
    playTestSound: () => devices.playTestSound(setup.selected.speaker),
    destroy() {
      isDestroyed = true;
      stopWatching();
      stopLevel?.();
      stopLevel = null;
      for (const kind of ['microphone', 'camera'] as const) {
        if (streams[kind]) stopTracks(streams[kind]);
        streams[kind] = null;
      }
    },
  };
}

function firstSetup({ devices, preferences, cameraOnWhenJoining }: DeskOptions): DeviceSetup {
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

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function deviceIdOf(stream: MediaStream): string | null {
  return stream.getTracks()[0]?.getSettings().deviceId ?? null;
}

function labelOf(devices: readonly Device[], id: string | null): string {
  return (devices.find((each) => each.id === id) ?? devices[0])?.label ?? '';
}
