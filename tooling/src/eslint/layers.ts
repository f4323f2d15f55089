import type { Rule } from 'eslint';
import { dirname, join, relative, sep } from 'node:path';
import { repository } from '../paths.ts';

/** Which of our own packages each may import (docs/conventions.md, S1). Packages that are not listed meet by URL, not by import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  call: ['contracts'],
  shell: ['contracts', 'tooling'],
  'mfe-video': ['contracts', 'call', 'tooling'],
  'customer-site': ['contracts', 'call', 'tooling'],
  api: ['contracts'],
  recorder: ['contracts', 'call'],
  infra: ['contracts'],
  emulator: [],
  flows: [],
  e2e: ['contracts', 'tooling'],
  tooling: ['contracts'],
};

/** A remote that needs more has a line of its own above. */
const REMOTE_MAY_IMPORT = ['contracts', 'tooling'];

/** Only a package's webpack.config.ts may use the build tools: nothing that is shipped. */
const BUILD_TIME_ONLY = 'tooling';

/** Vendor SDKs and infrastructure clients: behind one adapter each, so that a vendor's change stays in one file. */
const VENDORS = [/^@aws-sdk\//, /^amazon-/, /^ioredis$/, /^puppeteer/, /^oidc-client-ts$/];

export const layers: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'Who may import whom, and where a vendor SDK may stand.' },
    schema: [],
    messages: {
      stranger:
        '{{from}} may not import {{to}}: it may import {{allowed}}. Parts meet by URL, by the event bus or through contracts; if both need the same thing, it belongs in contracts. (docs/conventions.md, S1)',
      escape:
        "This path leaves the package. Import '@video-escalation/{{to}}/…' instead, if {{from}} may import it at all. (docs/conventions.md, S1)",
      buildTime:
        'tooling is for build time: only webpack.config.ts and tests at the package’s top may import it, never what is shipped.',
      vendor:
        "'{{name}}' is a vendor's: import it in a file under adapters/ and give the rest of the package a port of its own words. (docs/conventions.md, S2)",
    },
  },
  create(context) {
    const path = relative(repository, context.filename).split(sep);
    const from = path[0] ?? '';
    const allowed = MAY_IMPORT[from] ?? (from.startsWith('mfe-') ? REMOTE_MAY_IMPORT : undefined);
    if (!allowed) return {};
    const isTest =
      /\.test\.tsx?$/.test(context.filename) || path.includes('testing') || path.includes('bench');
    const isProduct = !['emulator', 'e2e', 'tooling', 'flows'].includes(from);

    function check(node: Rule.Node, name: unknown): void {
      if (typeof name !== 'string') return;
      const own = /^@video-escalation\/([\w-]+)/.exec(name)?.[1];
      if (own && own !== from && !allowed!.includes(own)) {
        const list = allowed!.join(', ') || 'none of our packages';
        context.report({ node, messageId: 'stranger', data: { from, to: own, allowed: list } });
      }
      if (own === BUILD_TIME_ONLY && path[1] === 'src' && isProduct) {
        context.report({ node, messageId: 'buildTime' });
      }
      if (name.startsWith('.')) {
        const [to] = relative(repository, join(dirname(context.filename), name)).split(sep);
        if (to !== from)
          context.report({ node, messageId: 'escape', data: { from, to: to ?? '' } });
      }
      if (
        isProduct &&
        !isTest &&
        VENDORS.some((each) => each.test(name)) &&
        !path.includes('adapters')
      ) {
        context.report({ node, messageId: 'vendor', data: { name } });
      }
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) =>
        node.source.type === 'Literal' ? check(node, node.source.value) : undefined,
    };
  },
};
