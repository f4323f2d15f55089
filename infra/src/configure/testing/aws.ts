import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

const REGION = 'us-east-1';
const START_LIMIT_MS = 30_000;

export interface Aws extends AsyncDisposable {
  /** What makes the AWS SDK find it, and nothing of this machine's own account. */
  readonly environment: Readonly<Record<string, string>>;
  /** A verb of `/__control`. */
  control(verb: string, body?: object): Promise<void>;
}

/** The emulator as a process of its own, met over the wire alone. */
export async function startAws(): Promise<Aws> {
  const child = spawn(process.execPath, ['emulator/src/main.ts'], {
    cwd: repository,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(reject, START_LIMIT_MS, new Error('The emulator did not start.'));
    child.stdout.once('data', (line) => {
      clearTimeout(timer);
      resolve(/ready on (\S+)/.exec(String(line))?.[1] ?? '');
    });
    void gone.then(() => reject(new Error('The emulator ended.')));
  });
  return {
    environment: environmentFor(url),
    async control(verb, body = {}) {
      const response = await fetch(`${url}/__control/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${verb} answers ${response.status}`);
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const environmentFor = (url: string) => ({
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'AKIALOCALAPI00000000',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_ENDPOINT_URL_SSM: `${url}/ssm`,
  AWS_ENDPOINT_URL_STS: `${url}/sts`,
  AWS_ENDPOINT_URL_CONNECT: `${url}/connect`,
  AWS_ENDPOINT_URL_SERVICE_QUOTAS: `${url}/service-quotas`,
});

/** What the operator of the emulated account says at least. */
export const riverbank: Readonly<Record<string, string>> = {
  'connect-instance-arn':
    'arn:aws:connect:us-east-1:111122223333:instance/5c0ffee1-0000-4000-8000-0000000c0de0',
  'connect-instance-url': 'https://riverbank.my.connect.aws',
  'workspace-domain': 'agents.riverbank.example',
  'customer-domain': 'video.riverbank.example',
  'api-domain': 'api.riverbank.example',
  'certificate-arn':
    'arn:aws:acm:us-east-1:111122223333:certificate/aaaaaaaa-0000-4000-8000-00000000c0de',
  'web-certificate-arn':
    'arn:aws:acm:us-east-1:111122223333:certificate/bbbbbbbb-0000-4000-8000-00000000c0de',
  'cognito-domain-prefix': 'video-escalation-riverbank',
};

export const asFlags = (parameters: Readonly<Record<string, string>>): string[] =>
  Object.entries(parameters).map(([name, value]) => `--${name}=${value}`);
