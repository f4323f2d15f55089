import type { RemoteManifest } from '@video-escalation/contracts/remote';

export const manifest: RemoteManifest = {
  name: 'mfe-ccp',
  team: 'Contact',
  version: '0.1.0',
  bus: '^1.1.0',
  publishes: ['agent.changed.v1', 'contact.changed.v1', 'notice.raised.v1'],
  consumes: ['contact.close-requested.v1', 'contact.end-requested.v1'],
};
