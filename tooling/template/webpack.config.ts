import type { WebPackage } from '@video-escalation/tooling/web/web-package';
import { remoteConfig } from '@video-escalation/tooling/web/webpack-configs';

export default (build: WebPackage['build']) =>
  remoteConfig({ root: import.meta.dirname, name: 'mfe-example-remote', build });
