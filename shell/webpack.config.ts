import type { WebPackage } from '@video-escalation/tooling/web/web-package';
import { hostConfig } from '@video-escalation/tooling/web/webpack-configs';

export default (build: WebPackage['build']) =>
  hostConfig({ root: import.meta.dirname, name: 'shell', build });
