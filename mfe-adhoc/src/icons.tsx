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

export const AddIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <path d="M7 7h9.5v9.5H7zM4.5 13H3.5V3.5H13v1" />
  </Icon>
);
export const MailIcon = () => (
  <Icon>
    <path d="M2.5 5h15v10h-15zM3 5.5l7 5.5 7-5.5" />
  </Icon>
);
export const PhoneIcon = () => (
  <Icon>
    <path d="M4 3h3l1.5 4-2 1.5a9 9 0 0 0 5 5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5A13.5 13.5 0 0 1 2.5 4.6 1.5 1.5 0 0 1 4 3z" />
  </Icon>
);
