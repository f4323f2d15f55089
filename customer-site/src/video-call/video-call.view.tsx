import { useEffect, useRef } from 'preact/hooks';
import { ConsentDialog } from '../recording/consent-dialog.tsx';
import { useModel } from '../use-model.ts';
import { CallWindow } from './call-window.tsx';
import { Invitation } from './invitation.tsx';
import { Preview } from './preview.tsx';
import type { VideoCallProps } from './video-call.props.ts';

export function VideoCall({ video, ...window }: VideoCallProps) {
  const { step, agentName } = useModel(video);
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    // Mounted as long as there is a conversation: a call must be heard however small it is made.
    video.call.bindAudio(audio.current);
    return () => video.call.bindAudio(null);
  }, [video]);

  return (
    <>
      <audio ref={audio} hidden />
      {step === 'invitation' && <Invitation video={video} agentName={agentName} />}
      {step === 'preview' && <Preview video={video} agentName={agentName} />}
      {step === 'call' && <ConsentDialog recording={video.recording} agentName={agentName} />}
      {step === 'call' && <CallWindow video={video} agentName={agentName} {...window} />}
    </>
  );
}
