import { Expectation } from '../recording/expectation.tsx';
import { useMessages } from '../use-messages.ts';
import controls from '../widget/controls.module.css';
import { Modal } from './modal.tsx';
import css from './preview.module.css';
import type { VideoCallModel } from './video-call.model.ts';

export function Invitation({ video, agentName }: { video: VideoCallModel; agentName: string }) {
  const { video: words } = useMessages();
  return (
    <Modal title={words.invitationTitle(agentName)} onCancel={() => video.notNow()}>
      <p class={css.text}>{words.invitationText}</p>
      <Expectation recording={video.recording} />
      <div class={css.actions}>
        <button type="button" class={controls.secondary} onClick={() => video.notNow()}>
          {words.notNow}
        </button>
        <button type="button" class={controls.primary} onClick={() => video.openPreview()}>
          {words.join}
        </button>
      </div>
    </Modal>
  );
}
