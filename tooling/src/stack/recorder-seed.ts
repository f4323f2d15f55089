import { repository } from '../paths.ts';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import type { Service } from './services.ts';

export interface RecorderOnThisMachine {
  /** Path of Chromium. */
  readonly chromium: string;
  readonly recorder: Service;
  /** Beside the usual ones; the later of two alike counts. @default none */
  readonly chromiumFlags?: readonly string[];
}

const IMAGE = 'video-escalation/recorder';

/** Chromium of one machine: no sandbox in a container of its own, and peers on loopback alone. */
const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The deployed cluster and task definition; its image is a process of this machine. */
export function recorderSeed(
  deployment: LocalDeployment,
  { chromium, recorder, chromiumFlags = [] }: RecorderOnThisMachine,
  logFolder: string,
) {
  const { container, ...definition } = deployment.taskDefinition('recorder');
  const environment = {
    ...container.environment,
    CHROME_PATH: chromium,
    CHROME_FLAGS: [...CHROME_FLAGS, ...chromiumFlags].join(' '),
    // Each task has its own network on AWS; here the second one would find the port taken.
    HEALTH_PORT: '0',
  };
  return {
    clusters: deployment.resources('AWS::ECS::Cluster').map(({ ref }) => ref),
    images: {
      [IMAGE]: { command: recorder.command, cwd: repository, environment: recorder.env },
    },
    logFolder,
    taskDefinitions: [
      {
        ...definition,
        containerDefinitions: [
          {
            name: container.name,
            image: IMAGE,
            essential: true,
            stopTimeout: container.stopTimeoutS,
            environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
          },
        ],
      },
    ],
  };
}
