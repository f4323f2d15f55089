/** The newest frame of each tile; older ones are let go of at once, or Chromium would stop sending. */
export interface PictureSources {
  add(tileId: number, frames: ReadableStream<VideoFrame>): void;
  remove(tileId: number): void;
  /** Null: nothing came yet, or the tile is gone. */
  newest(tileId: number): VideoFrame | null;
  /** Whether any frame came since the last question. */
  takeHasMoved(): boolean;
}

interface Source {
  readonly reader: ReadableStreamDefaultReader<VideoFrame>;
  newest: VideoFrame | null;
}

export function createPictureSources(): PictureSources {
  const sources = new Map<number, Source>();
  let hasMoved = false;

  async function follow(source: Source): Promise<void> {
    for (;;) {
      const { value, done } = await source.reader.read();
      if (done) return;
      source.newest?.close();
      source.newest = value;
      hasMoved = true;
    }
  }
  function remove(tileId: number): void {
    const source = sources.get(tileId);
    sources.delete(tileId);
    if (!source) return;
    // Cancelling fails only where the stream had ended by itself.
    source.reader.cancel().catch(() => undefined);
    source.newest?.close();
    source.newest = null;
  }
  return {
    remove,
    add(tileId, frames) {
      remove(tileId);
      const source: Source = { reader: frames.getReader(), newest: null };
      sources.set(tileId, source);
      // A track that breaks leaves its last picture, until its tile is taken away.
      follow(source).catch(() => undefined);
    },
    newest: (tileId) => sources.get(tileId)?.newest ?? null,
    takeHasMoved() {
      const had = hasMoved;
      hasMoved = false;
      return had;
    },
  };
}
