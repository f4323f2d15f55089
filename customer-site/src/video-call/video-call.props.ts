import type { VideoCallModel } from './video-call.model.ts';

/** What the call's views are given by the page around them. */
export interface VideoCallProps {
  readonly video: VideoCallModel;
  readonly companyName: string;
  readonly isMinimised: boolean;
  readonly onMinimise: (isMinimised: boolean) => void;
  readonly onShowChat: () => void;
}
