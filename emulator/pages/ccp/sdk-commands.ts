export interface InstanceDetails {
  readonly region: string;
  readonly instanceId: string;
}

export type SdkCommands = (command: string | undefined) => Promise<unknown>;

/** What the Amazon Connect SDK inside Streams asks a panel for; rejects what this panel does not answer. */
export function createSdkCommands(instanceDetails: () => Promise<InstanceDetails>): SdkCommands {
  return (command) =>
    command === 'contact/getInstanceDetails' || command === 'getInstanceDetails'
      ? instanceDetails()
      : Promise.reject(new Error(`This contact control panel does not answer '${command}'.`));
}

/**
 * The provider of the panel's own copy of the SDK. `initCCP` makes one for an embedding page only. Without one the
 * panel's Streams logs two errors at each chat: no SDK client, no region of the contact (seen with Streams 2.28.2).
 */
export function createSdkProvider(commands: SdkCommands) {
  const proxy = {
    connectionStatus: 'ready',
    proxyType: 'panel',
    request: (_namespace: string, command: string) => commands(command),
    // Nothing is published in the panel itself.
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    onConnectionStatusChange: () => undefined,
    offConnectionStatusChange: () => undefined,
    log: () => undefined,
    sendMetric: () => undefined,
  };
  return { id: crypto.randomUUID(), config: {}, getProxy: () => proxy };
}

export type SdkProvider = ReturnType<typeof createSdkProvider>;
