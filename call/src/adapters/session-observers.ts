import {
  MeetingSessionStatusCode,
  type ActiveSpeakerPolicy,
  type AudioVideoFacade,
  type AudioVideoObserver,
} from 'amazon-chime-sdk-js';
import type { SessionEvent } from '../call-session.ts';
import { createNetworkJudge } from '../network-quality.ts';
import { createSilenceWatch } from '../silence-watch.ts';
import { endReason } from './end-reason.ts';

type Emit = (event: SessionEvent) => void;

/** Turns the SDK's callbacks into our events, until the returned function is called. */
export function observeSession(
  audioVideo: AudioVideoFacade,
  emit: Emit,
  speakerPolicy: ActiveSpeakerPolicy,
): () => void {
  const silence = createSilenceWatch((silentMs) => emit({ type: 'media', silentMs }));
  const observer = {
    ...lifecycle(emit, silence.onConnecting),
    ...tiles(emit),
    ...network(emit, silence.onTotal),
  };
  const shareObserver = {
    contentShareDidStart: () => emit({ type: 'own-share', isSharing: true }),
    contentShareDidStop: () => emit({ type: 'own-share', isSharing: false }),
  };
  const stopPresence = observePresence(audioVideo, emit);
  const onSpeakers = (ids: string[]): void =>
    emit({ type: 'active-speaker', attendeeId: ids[0] ?? null });
  audioVideo.addObserver(observer);
  audioVideo.addContentShareObserver(shareObserver);
  audioVideo.subscribeToActiveSpeakerDetector(speakerPolicy, onSpeakers);
  return () => {
    audioVideo.removeObserver(observer);
    audioVideo.removeContentShareObserver(shareObserver);
    audioVideo.unsubscribeFromActiveSpeakerDetector(onSpeakers);
    stopPresence();
  };
}

function lifecycle(emit: Emit, onConnecting: () => void): AudioVideoObserver {
  let wasLive = false;
  return {
    audioVideoDidStartConnecting: (isReconnecting) => {
      onConnecting();
      emit({ type: 'connecting', isReconnecting });
    },
    audioVideoDidStart: () => {
      wasLive = true;
      emit({ type: 'started' });
    },
    audioVideoDidStop: (status) => {
      const code = status.statusCode();
      const detail = MeetingSessionStatusCode[code];
      emit({ type: 'stopped', reason: endReason(code, wasLive), detail });
    },
  };
}

function tiles(emit: Emit): AudioVideoObserver {
  return {
    videoTileDidUpdate: ({ tileId, boundAttendeeId, localTile }) => {
      if (localTile || tileId === null || boundAttendeeId === null) return;
      emit({ type: 'tile', tileId, attendeeId: boundAttendeeId });
    },
    videoTileWasRemoved: (tileId) => emit({ type: 'tile-removed', tileId }),
  };
}

function network(emit: Emit, onTotal: (packets: number) => void): AudioVideoObserver {
  const judge = createNetworkJudge((quality) => emit({ type: 'network', quality }));
  return {
    metricsDidReceive: (report) => {
      const metrics = report.getObservableMetrics();
      onTotal(receivedPackets(report.getRTCStatsReport()));
      const lost = [metrics.audioPacketsReceivedFractionLoss, metrics.audioPacketLossPercent];
      judge.onLoss(Math.max(0, ...lost.map((each) => each ?? 0).filter(Number.isFinite)));
    },
    connectionDidBecomePoor: () => judge.onVerdict(true),
    connectionDidSuggestStopVideo: () => judge.onVerdict(true),
    connectionDidBecomeGood: () => judge.onVerdict(false),
  };
}

function receivedPackets(stats: RTCStatsReport): number {
  let packets = 0;
  stats.forEach((each: RTCStats & Partial<RTCInboundRtpStreamStats>) => {
    if (each.type === 'inbound-rtp') packets += each.packetsReceived ?? 0;
  });
  return packets;
}

function observePresence(audioVideo: AudioVideoFacade, emit: Emit): () => void {
  const heard = new Set<string>();
  const onVolume = (
    attendeeId: string,
    volume: number | null,
    muted: boolean | null,
    signal: number | null,
  ): void =>
    emit({
      type: 'volume',
      attendeeId,
      ...(volume === null ? {} : { volume }),
      ...(muted === null ? {} : { isMuted: muted }),
      ...(signal === null ? {} : { signal }),
    });
  const onPresence = (attendeeId: string, isPresent: boolean, externalUserId?: string): void => {
    emit({ type: 'presence', attendeeId, externalUserId: externalUserId ?? '', isPresent });
    if (isPresent && !heard.has(attendeeId)) {
      heard.add(attendeeId);
      audioVideo.realtimeSubscribeToVolumeIndicator(attendeeId, onVolume);
    } else if (!isPresent && heard.delete(attendeeId)) {
      audioVideo.realtimeUnsubscribeFromVolumeIndicator(attendeeId);
    }
  };
  audioVideo.realtimeSubscribeToAttendeeIdPresence(onPresence);
  return () => {
    audioVideo.realtimeUnsubscribeToAttendeeIdPresence(onPresence);
    for (const attendeeId of heard) audioVideo.realtimeUnsubscribeFromVolumeIndicator(attendeeId);
  };
}
