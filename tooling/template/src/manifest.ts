import type { RemoteManifest } from '@video-escalation/contracts/remote';

export const manifest: RemoteManifest = {
  name: 'mfe-example-remote',
  team: 'Example team',
  version: '0.1.0',
  bus: '^0.0.0',
  publishes: [],
  consumes: ['contact.changed.v1'],
  slot: { title: { en: 'Example remote', de: 'Example remote' } },
};
