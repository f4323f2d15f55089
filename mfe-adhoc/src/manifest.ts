import type { RemoteManifest } from '@video-escalation/contracts/remote';

export const manifest: RemoteManifest = {
  name: 'mfe-adhoc',
  team: 'Ad-hoc',
  version: '0.1.0',
  bus: '^1.0.0',
  publishes: [],
  consumes: ['contact.changed.v1', 'shortcut.pressed.v1'],
};
