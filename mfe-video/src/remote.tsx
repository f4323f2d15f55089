import { createRoot } from 'react-dom/client';
import { createBrowserCall } from '@video-escalation/call/browser-call';
import { canCall } from '@video-escalation/call/browser-support';
import { runtimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { createEscalation, type Escalation } from './escalation/escalation.model.ts';
import { findNearestRegion, offerRegions } from './escalation/media-regions.ts';
import { manifest } from './manifest.ts';
import { messagesOf } from './messages.ts';
import { createRecording, type RecordingModel } from './recording/recording.model.ts';
import { StageView } from './stage/stage.view.tsx';
import { UnsupportedView } from './stage/unsupported.view.tsx';

export const remote: Remote = {
  manifest,
  mount(element, host) {
    const messages = messagesOf(host.language);
    const root = createRoot(element);
    if (!canCall()) {
      root.render(<UnsupportedView messages={messages} />);
      return { unmount: () => root.unmount() };
    }
    const choices = { cameraOnWhenJoining: false };
    const call = createBrowserCall(choices);
    const escalation = createEscalation({ host, call, endFailedText: messages.endFailed });
    const { bus, api } = host;
    const recording = createRecording({ bus, api, escalation, call, now: () => Date.now() });
    const stop = new AbortController();
    void readChoices(host, { escalation, recording, choices }, stop.signal);
    root.render(
      <StageView
        escalation={escalation}
        call={call}
        recording={recording}
        messages={messages}
        locale={host.language}
      />,
    );
    return {
      unmount() {
        stop.abort();
        root.unmount();
        recording.destroy();
        escalation.destroy();
        call.destroy();
      },
    };
  },
};

/** The operator's choices; without them the meeting is hosted where the api sees fit. */
async function readChoices(
  { api, config }: RemoteHost,
  takers: {
    readonly escalation: Escalation;
    readonly recording: RecordingModel;
    readonly choices: { cameraOnWhenJoining: boolean };
  },
  signal: AbortSignal,
): Promise<void> {
  const [operator, nearest] = await Promise.all([
    api.call(runtimeConfig, { signal }).catch(() => null),
    findNearestRegion(config.chime.nearestMediaRegionUrl),
  ]);
  if (!operator || signal.aborted) return;
  takers.choices.cameraOnWhenJoining = operator.cameraOnWhenJoining.agent;
  takers.recording.setAvailable(operator.recording?.isAvailable === true);
  takers.escalation.offerRegions(offerRegions(operator, nearest));
}
