import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
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

export const ThemeIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />
  </Icon>
);

export const SignOutIcon = () => (
  <Icon>
    <path d="M8 3H4.5A1.5 1.5 0 0 0 3 4.5v11A1.5 1.5 0 0 0 4.5 17H8M13 14l4-4-4-4M17 10H8" />
  </Icon>
);

export const PanelIcon = () => (
  <Icon>
    <path d="M4 4h12v9H9l-4 3v-3H4z" />
  </Icon>
);

export const RoutesIcon = () => (
  <Icon>
    <path d="M5 15a2 2 0 1 0 0-.01M15 5a2 2 0 1 0 0-.01M7 15h5a3 3 0 0 0 0-5H8a3 3 0 0 1 0-5h5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);

export const BrandIcon = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <rect x="2" y="5" width="14" height="14" rx="4" fill="var(--accent)" />
    <path d="m17 10 5-3v10l-5-3z" fill="var(--accent)" />
  </svg>
);
