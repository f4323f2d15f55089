/**
 * Handles a bus event that chooses a device. As in Streams, one without an id is ignored, and one that cannot be used
 * leaves a line in the console and no answer.
 */
export function withDevice(choose: (deviceId: string) => Promise<void> | void) {
  return (data: unknown): void => {
    const { deviceId } = (data ?? {}) as { deviceId?: string };
    if (!deviceId) return;
    void Promise.resolve(deviceId)
      .then(choose)
      .catch((error: unknown) => console.error(`Device ${deviceId} cannot be used.`, error));
  };
}
