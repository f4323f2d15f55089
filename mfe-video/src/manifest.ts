import type { RemoteManifest } from '@video-escalation/contracts/remote';

export const manifest: RemoteManifest = {
  name: 'mfe-video',
  team: 'Video',
  version: '0.1.0',
  bus: '^1.2.0',
  publishes: [
    'video.changed.v1',
    'recording.changed.v1',
    'contact.close-requested.v1',
    'contact.end-requested.v1',
    'notice.raised.v1',
  ],
  consumes: ['contact.changed.v1', 'shortcut.pressed.v1'],
};
