import type { CallModel, DeviceSetup } from '@video-escalation/call/call';
import { useMessages } from '../use-messages.ts';
import controls from '../widget/controls.module.css';
import css from './preview.module.css';

interface PermissionHelpProps {
  readonly call: CallModel;
  readonly setup: DeviceSetup;
  readonly agentName: string;
}

/** In plain words what is missing, and how to get it back; joining works without either. */
export function PermissionHelp({ call, setup, agentName }: PermissionHelpProps) {
  const { preview } = useMessages().video;
  const { camera, microphone } = setup.permission;
  const kinds = [
    ['microphone', microphone],
    ['camera', camera],
  ] as const;
  const troubled = kinds.filter(([, state]) => state !== 'granted' && state !== 'unknown');
  if (setup.isAsking || troubled.length === 0) return null;
  const askAgain = () => {
    for (const [kind] of troubled) void call.askAgain(kind);
  };
  const isBlocked = troubled.some(([, state]) => state === 'denied');

  return (
    <div class={controls.warning} role="status">
      {troubled.map(([kind, state]) => (
        <p key={kind}>
          {state === 'missing' && preview.missing[kind](agentName)}
          {state === 'busy' && preview.busy[kind]}
          {state === 'denied' && preview.denied[kind]}
        </p>
      ))}
      {isBlocked && (
        <>
          <p>{preview.howToAllow}</p>
          <AddressBarDrawing label={preview.drawing} />
        </>
      )}
      <button type="button" class={controls.quiet} onClick={askAgain}>
        {preview.tryAgain}
      </button>
    </div>
  );
}

const AddressBarDrawing = ({ label }: { label: string }) => (
  <svg class={css.drawing} role="img" aria-label={label} viewBox="0 0 280 64">
    <rect x="1" y="12" width="278" height="40" rx="20" class={css.drawingBar} />
    <circle cx="26" cy="32" r="15" class={css.drawingRing} />
    <path d="M19 28h6m4 0h4M19 36h2m4 0h8" class={css.drawingSign} />
    <circle cx="27" cy="28" r="2.500" class={css.drawingSign} />
    <circle cx="23" cy="36" r="2.500" class={css.drawingSign} />
    <path d="M54 32h130" class={css.drawingText} />
  </svg>
);
