import { createRoot } from 'react-dom/client';
import { browserTimers } from '@video-escalation/call/timers';
import type { MeetingId } from '@video-escalation/contracts/ids';
import type { Remote } from '@video-escalation/contracts/remote';
import { manifest } from '../manifest.ts';
import { playbackMessagesOf } from './messages.ts';
import { createPlayback } from './playback.model.ts';
import { PlaybackView } from './playback.view.tsx';
import { NoMeeting } from './states.view.tsx';

/** The page `/recordings/<meetingId>`: a module of its own, so that a viewer fetches nothing of the call. */
export const remote: Remote = {
  manifest,
  mount(element, { api, language, path }) {
    const messages = playbackMessagesOf(language);
    const root = createRoot(element);
    const meetingId = meetingOf(path ?? '');
    if (meetingId === null) {
      root.render(<NoMeeting messages={messages} />);
      return { unmount: () => root.unmount() };
    }
    const playback = createPlayback({ api, meetingId, ...browserTimers });
    void playback.load();
    root.render(<PlaybackView playback={playback} messages={messages} locale={language} />);
    return {
      unmount() {
        root.unmount();
        playback.destroy();
      },
    };
  },
};

/** The last part of the path, if it can be a meeting's id. */
function meetingOf(path: string): MeetingId | null {
  const id = /^\/recordings\/([\w-]{1,64})\/?$/.exec(path)?.[1];
  return id === undefined ? null : (id as MeetingId);
}
