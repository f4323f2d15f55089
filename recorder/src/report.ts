import type { RecorderReport } from '@video-escalation/contracts/http/recorder';
import type { Archive } from './archive.ts';
import type { RunState } from './state.ts';

export function describeRun(state: RunState, archive: Archive | undefined): RecorderReport {
  const { phase, endReason, failure } = state;
  const framesPerSecond = archive?.facts.framesPerSecond();
  return {
    phase,
    recordedMs: archive?.recordedMs() ?? 0,
    storedBytes: archive?.storedBytes() ?? 0,
    waitingBytes: archive?.waitingBytes() ?? 0,
    ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
    ...(endReason === undefined ? {} : { endReason }),
    ...(failure === undefined ? {} : { failure }),
  };
}
