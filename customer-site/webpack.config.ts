import type { WebPackage } from '@video-escalation/tooling/web/web-package';
import { siteConfig } from '@video-escalation/tooling/web/webpack-configs';

export default (build: WebPackage['build']) =>
  siteConfig({ root: import.meta.dirname, name: 'customer-site', build });
