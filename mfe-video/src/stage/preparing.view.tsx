import type { CallModel, DeviceSetup } from '@video-escalation/call/call';
import { DevicePickers } from '../devices/device-pickers.view.tsx';
import { Preview } from '../devices/preview.view.tsx';
import type { Escalation } from '../escalation/escalation.model.ts';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import styles from './preparing.module.css';
import stage from './stage.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly call: CallModel;
  readonly messages: Messages;
}

/** Devices and preview, with the next step under the finger at once. */
export function PreparingView({ escalation, call, messages }: Props) {
  const { details, session, isOnPhone } = useSnapshot(escalation);
  const callState = useSnapshot(call);
  const setup = callState.state === 'preparing' ? callState.setup : null;
  const words = messages.prepare;
  const isOpen = session.at === 'open';
  const name = details?.customerName ?? messages.customer;
  return (
    <div className={styles.preparing}>
      <div className={styles.picture}>
        <Preview call={call} setup={setup} messages={messages} />
        {setup && <CameraSwitch call={call} setup={setup} messages={messages} />}
      </div>
      <div className={styles.side}>
        <h2 className={stage.title}>{words.title}</h2>
        <p className={stage.text} role="status">
          {isOpen ? words.invited(name) : messages.contact.starting}
        </p>
        {isOnPhone && <p className={stage.text}>{messages.phone.beforeJoining}</p>}
        {isOpen && session.problem && (
          <p className={stage.problem} role="alert">
            {messages.problem(session.problem)}
          </p>
        )}
        <div className={styles.buttons}>
          <button
            type="button"
            className={stage.primary}
            data-focus
            disabled={!isOpen}
            onClick={() => void escalation.joinCall()}
          >
            {words.join}
          </button>
          <button
            type="button"
            className={stage.plain}
            disabled={!isOpen}
            onClick={() => void escalation.cancel()}
          >
            {words.cancel}
          </button>
        </div>
        {setup && <DevicePickers call={call} setup={setup} messages={messages} hasLevel />}
      </div>
    </div>
  );
}

function CameraSwitch({
  call,
  setup,
  messages,
}: {
  readonly call: CallModel;
  readonly setup: DeviceSetup;
  readonly messages: Messages;
}) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        checked={setup.cameraOnWhenJoining}
        onChange={(event) => void call.setCamera(event.target.checked)}
      />
      {messages.prepare.cameraOn}
    </label>
  );
}
