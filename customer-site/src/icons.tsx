import type { ComponentChildren } from 'preact';

/** All icons are decoration beside a text: hidden from screen readers. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      aria-hidden="true"
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export const CameraIcon = () => (
  <Icon>
    <rect x="2.5" y="6" width="13" height="12" rx="2.5" />
    <path d="m15.5 11 6-3.5v9l-6-3.5" />
  </Icon>
);

export const CameraOffIcon = () => (
  <Icon>
    <path d="M7.5 6H13a2.5 2.5 0 0 1 2.5 2.5V14m-1 3.3a2.5 2.5 0 0 1-1.5.7H5a2.5 2.5 0 0 1-2.5-2.5v-7A2.5 2.5 0 0 1 4 6.3M15.5 11l6-3.5v9M3 3l18 18" />
  </Icon>
);

export const MicrophoneIcon = () => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </Icon>
);

export const MicrophoneOffIcon = () => (
  <Icon>
    <path d="M9 6a3 3 0 0 1 6 0v5m-1.2 2.4A3 3 0 0 1 9 11V9M5.5 11.5a6.5 6.5 0 0 0 10.8 4.9m2-2.6c.1-.7.2-1.5.2-2.3M12 18v3M3 3l18 18" />
  </Icon>
);

export const ScreenIcon = () => (
  <Icon>
    <rect x="2.5" y="4" width="19" height="13" rx="2" />
    <path d="M8.5 21h7M12 14V8m-2.5 2.5L12 8l2.5 2.5" />
  </Icon>
);

export const FlipIcon = () => (
  <Icon>
    <path d="M4 9a8.5 8.5 0 0 1 15-2m1 8a8.5 8.5 0 0 1-15 2M19 3v4h-4M5 21v-4h4" />
  </Icon>
);

export const LeaveIcon = () => (
  <Icon>
    <path d="M3 13.5c5-5 13-5 18 0l-2.5 3-4-1.5v-2.6a10 10 0 0 0-5 0V15l-4 1.5Z" />
  </Icon>
);

export const ChatIcon = () => (
  <Icon>
    <path d="M4 5h16v11H10l-5 4v-4H4Z" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
    <circle cx="15.5" cy="7" r="2.5" />
    <circle cx="8.5" cy="17" r="2.5" />
  </Icon>
);

export const ClipIcon = () => (
  <Icon>
    <path d="m19 11-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.7 7.7a1.5 1.5 0 0 1-2.2-2.2L14 7.500" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M6 3h8l5 5v13H6ZM14 3v5h5" />
  </Icon>
);

export const MinimiseIcon = () => (
  <Icon>
    <path d="M5 18h14" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const MoveIcon = () => (
  <Icon>
    <path d="M12 3v18M3 12h18M9.500 5.500 12 3l2.500 2.500M9.500 18.500 12 21l2.500-2.500M5.500 9.500 3 12l2.500 2.500M18.500 9.500 21 12l-2.500 2.500" />
  </Icon>
);

export const SmallIcon = () => (
  <Icon>
    <rect x="3" y="4" width="18" height="16" rx="2" />
    <rect x="12" y="12" width="6" height="5" rx="1" />
  </Icon>
);

export const LargeIcon = () => (
  <Icon>
    <rect x="3" y="4" width="18" height="16" rx="2" />
    <rect x="7" y="8" width="11" height="9" rx="1" />
  </Icon>
);

export const EnlargeIcon = () => (
  <Icon>
    <path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5" />
  </Icon>
);

export const SoundIcon = () => (
  <Icon>
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500ZM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11" />
  </Icon>
);
