import type { ReactNode } from 'react';

const Icon = ({ children }: { readonly children: ReactNode }) => (
  <svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

const MICROPHONE = 'M10 2.5a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0V5A2.5 2.5 0 0 1 10 2.5z';
const STAND = 'M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5';
const CAMERA = 'M2.5 6h10v8h-10zM12.5 9l5-2.5v7l-5-2.5';
const STRIKE = 'M3 3l14 14';

export const MicrophoneIcon = () => (
  <Icon>
    <path d={MICROPHONE} />
    <path d={STAND} />
  </Icon>
);
export const MutedIcon = () => (
  <Icon>
    <path d={MICROPHONE} />
    <path d={STAND} />
    <path d={STRIKE} />
  </Icon>
);
export const CameraIcon = () => (
  <Icon>
    <path d={CAMERA} />
  </Icon>
);
export const CameraOffIcon = () => (
  <Icon>
    <path d={CAMERA} />
    <path d={STRIKE} />
  </Icon>
);
export const ScreenIcon = () => (
  <Icon>
    <path d="M2.5 4h15v9.5h-15zM7 17h6M10 10.5v-4M8 8l2-2 2 2" />
  </Icon>
);
export const DevicesIcon = () => (
  <Icon>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </Icon>
);
export const LeaveIcon = () => (
  <Icon>
    <path d="M8 3H4.5A1.5 1.5 0 0 0 3 4.5v11A1.5 1.5 0 0 0 4.5 17H8M13 14l4-4-4-4M17 10H8" />
  </Icon>
);
export const EndIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M7.5 7.5l5 5M12.5 7.5l-5 5" />
  </Icon>
);
export const SpeakingIcon = () => (
  <Icon>
    <path d="M5 8v4M8.5 5.5v9M12 7v6M15.5 9v2" />
  </Icon>
);
export const SpeakerIcon = () => (
  <Icon>
    <path d="M3 8h3l4-3.5v11L6 12H3zM13 7.5a3.5 3.5 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10" />
  </Icon>
);
export const RecordIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <circle cx="10" cy="10" r="3.5" fill="currentColor" />
  </Icon>
);
export const StopIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M7.5 7.5h5v5h-5z" fill="currentColor" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <path d="M7 4.5v11M13 4.5v11" />
  </Icon>
);
export const ResumeIcon = () => (
  <Icon>
    <path d="M6.5 4.5l9 5.5-9 5.5z" />
  </Icon>
);
