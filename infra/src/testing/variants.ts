import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createApp } from '../app.ts';
import { parseParameters, type RawParameters } from '../parameters/parse.ts';
import { toSettings } from '../parameters/settings.ts';
import { readBuiltPages } from '../stacks/web/built-pages.ts';
import { addStacks } from '../whole-app.ts';
import { leastParameters } from './parameters.ts';
import { buildPages } from './pages.ts';

/** Every switch that changes what is deployed, on and off at least once. */
export const variants = {
  least: {},
  recording: {
    'deploy-recording-stack': 'true',
    'route-sms': 'true',
    'route-email-from': 'video@riverbank.example',
    'hosted-zone-id': 'Z0123456789ABCDEFGHIJ',
    'hosted-zone-name': 'riverbank.example',
    'alarm-email': 'operations@riverbank.example',
  },
  'own role, network, key and flow': {
    'deploy-recording-stack': 'true',
    'ccpLogin-lambda-role-to-assume': 'arn:aws:iam::111122223333:role/AmazonConnectSSO',
    'connect-default-contact-flow-id': 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    'recording-kms-key-arn':
      'arn:aws:kms:eu-central-1:111122223333:key/aaaaaaaa-0000-4000-8000-00000000c0de',
    'recording-retention-days': '0',
    'vpc-id': 'vpc-0123456789abcdef0',
    'vpc-availability-zones': 'eu-central-1a,eu-central-1b',
    'vpc-public-subnet-ids': 'subnet-0000000a,subnet-0000000b',
    'vpc-private-subnet-ids': 'subnet-0000000c,subnet-0000000d',
  },
  saml: {
    'cognito-saml-enabled': 'true',
    'cognito-saml-identity-provider-url': 'https://sso.riverbank.example/metadata',
    'cognito-saml-identity-provider-name': 'RiverbankSSO',
    'connect-lex-bot-alias-arn':
      'arn:aws:lex:eu-central-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST',
    'connect-hours-of-operation-id': 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    'connect-closed-text': 'Call +49 40 555 0199.',
    'connect-attachments-bucket': 'riverbank-chat-files',
    remotes: 'ccp,video,adhoc,orders',
  },
  pipeline: {
    'cdk-pipeline-enabled': 'true',
    'cdk-pipeline-repository-name': 'riverbank/video-escalation',
    'cdk-pipeline-connection-arn':
      'arn:aws:codeconnections:eu-central-1:111122223333:connection/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    'deploy-recording-stack': 'true',
  },
} satisfies Record<string, RawParameters>;
export type Variant = keyof typeof variants;

interface Finding {
  readonly rule: string;
  readonly path: string;
}

export interface Synthesized {
  /** By the stack's name within the app. */
  readonly templates: Readonly<Record<string, Template>>;
  /** What cdk-nag and CloudFormation's own rules found and nobody accepted with a reason. */
  readonly findings: readonly Finding[];
}

const done = new Map<Variant, Synthesized>();

/** Synthesized once a variant: it takes seconds. */
export function synthesized(variant: Variant): Synthesized {
  const known = done.get(variant);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), 'video-escalation-synth-'));
  try {
    const result = synthesize(variant, folder);
    done.set(variant, result);
    return result;
  } finally {
    for (const each of [folder, `${folder}-pages`]) rmSync(each, { recursive: true, force: true });
  }
}

function synthesize(variant: Variant, folder: string): Synthesized {
  const app = createApp(folder);
  const settings = toSettings(parseParameters({ ...leastParameters, ...variants[variant] }));
  addStacks(app, settings, readBuiltPages(buildPages(`${folder}-pages`)));
  const findings = findingsOf(app, folder);
  return { templates: templatesIn(folder), findings };
}

/** Also those of the pipeline's stages, each of which has a folder of its own. */
function templatesIn(folder: string): Record<string, Template> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith(TEMPLATE))
      .map((file) => [nameOf(file), Template.fromJSON(read(folder, file))]),
  );
}

/** `assembly-Pipeline-Production/PipelineProductionWeb1A2B3C4D.template.json` is `Web`. */
const nameOf = (file: string) =>
  basename(file, TEMPLATE).replace(/^PipelineProduction(\w+)[0-9A-F]{8}$/, '$1');

const TEMPLATE = '.template.json';

/** Synthesis ends in an error that only counts them; the report names each one. */
function findingsOf(app: App, folder: string): Finding[] {
  try {
    app.synth();
    return [];
  } catch (error) {
    if (!existsSync(join(folder, REPORT))) throw error;
  }
  const { pluginReports } = read<Report>(folder, REPORT);
  return pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, severity, violatingConstructs }) =>
      violatingConstructs
        .filter(() => severity === 'error')
        .map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
    ),
  );
}

const REPORT = 'validation-report.json';

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

function read<T extends object>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}
