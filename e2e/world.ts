import { request } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMULATOR_PORT, portOf, type Addresses } from '@video-escalation/tooling/stack/addresses';

/** As in contracts' env/api.ts. */
type Settings = Readonly<Record<string, string>>;

interface EdgeRefusal {
  readonly by: 'firewall' | 'balancer';
  readonly rule: string;
  readonly status: number;
}

/** What the emulator tells of itself, as far as journeys look at it. */
interface Inspection {
  readonly connect: { readonly contacts: readonly { readonly id: string; state: string }[] };
  readonly chime: readonly {
    readonly meetingId: string;
    readonly attendees: readonly { readonly externalUserId: string; readonly joined: boolean }[];
  }[];
  readonly ecs: readonly { readonly taskArn: string; readonly lastStatus: string }[];
  readonly s3: { readonly cutConnections: number };
}

function given(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is missing: run the journeys by 'npm run e2e', which starts the stack.`,
    );
  return value;
}

export const addresses = JSON.parse(given('STACK_ADDRESSES')) as Addresses;
export const recordingsBucket = given('STACK_RECORDINGS_BUCKET');
/** For commands that find the stack by it. */
export const PORT_OFFSET = String(portOf(addresses.emulator) - EMULATOR_PORT);

/** The outside world: what happens to the stack and to the vendors, which no person on a page can cause. */
export const world = {
  /** Contacts gone, meetings ended, agents offline. */
  async reset(): Promise<void> {
    await control('reset', {});
  },
  /** One api process, or each of them; with settings that the operator has changed until the next restart. */
  restartApi: (index: number, settings: Settings = {}) =>
    post(`${given('STACK_CONTROL')}/restart-api/${index}`, settings),
  restartApis: (settings: Settings = {}) =>
    Promise.all(addresses.apis.map((_address, index) => world.restartApi(index, settings))),
  /** Another build of the workspace's shell takes the place of the one that was served. */
  deploysShell: (dist: string) => post(`${given('STACK_CONTROL')}/deploy-shell`, { dist }),
  dropSignalling: () => control('chime/drop-signaling', {}),
  /** Share of the media packets that get lost in every meeting, in both directions. */
  losesMedia: (lossPercent: number) => control('chime/mute-media', { lossPercent }),
  /** Whether a chat may ring while the agent is on the phone, until the next reset. */
  letsChatsRingDuringCalls: () =>
    control('connect/set-cross-channel', { value: 'ROUTE_ANY_CHANNEL' }),
  /** Hours of the common queue, until the next reset; none: closed. */
  opens: (...config: readonly { readonly day: string; start: string; end: string }[]) =>
    control('connect/set-hours', { name: 'Always', timeZone: 'Europe/Berlin', config }),
  /** How many may wait in the common queue, until the next reset. */
  hasRoomFor: (maxContacts: number) =>
    control('connect/set-capacity', { queue: 'Video', maxContacts }),
  /** A bot that speaks with customers before they wait, until the next reset. */
  hasBot: (bot: object) => control('connect/set-bot', { name: 'before-queue', ...bot }),
  dropChatSockets: () => control('connect/drop-sockets', {}),
  failNext: (service: 'connect' | 'chime', fault: object) => control(`${service}/fail-next`, fault),
  /** A sign-in token with chosen faults, as an attacker might hold it. */
  async mintToken(body: object): Promise<string> {
    const { token } = (await control('oidc/mint', body)) as { token: string };
    return token;
  },
  inspect: async (): Promise<Inspection> => {
    const response = await fetch(`${addresses.emulator}/__control/inspect`);
    return (await response.json()) as Inspection;
  },
  /** The attributes of the one contact there is, as another branch of the flow would have set them. */
  async setsAttributes(attributes: Readonly<Record<string, string>>): Promise<void> {
    const { connect } = await world.inspect();
    const contactId = connect.contacts.find(({ state }) => state !== 'ended')!.id;
    await control('connect/set-attributes', { contactId, attributes });
  },
  async runningRecorders(): Promise<string[]> {
    const { ecs } = await world.inspect();
    return ecs.flatMap(({ taskArn, lastStatus }) => (lastStatus === 'RUNNING' ? [taskArn] : []));
  },
  /** Those of them that were started ahead and have no recording yet. */
  async recordersThatWait(): Promise<string[]> {
    const folder = join(given('STACK_LOGS'), 'recorder');
    const waits = (taskArn: string) => {
      const file = join(folder, `${taskArn.split('/').at(-1)!}-recorder.log`);
      // A task is running before its container has written a line.
      const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return log.includes('waiting for a recording') && !log.includes('"claimed"');
    };
    return (await world.runningRecorders()).filter(waits);
  },
  /** Who has truly joined a meeting, by what they are: `agent`, `customer`, `recorder`. */
  async presentInMeetings(): Promise<string[]> {
    const { chime } = await world.inspect();
    const everyone = chime.flatMap(({ attendees }) => attendees).filter(({ joined }) => joined);
    return everyone.map(({ externalUserId }) => externalUserId.split(':')[0]!).sort();
  },
  /** To the recorder that runs, or to the browser that it has started. */
  async killsRecorder(signal: 'SIGKILL' | 'SIGTERM', whom: 'first' | 'rest' = 'first') {
    const [taskArn] = await world.runningRecorders();
    await control('ecs/kill', { taskArn, signal, whom });
  },
  /** How often recorders have begun to record since the stack is up, or begun again with another browser. */
  timesRecordingBegan(): number {
    const lines = world.productLogs().recorders.split('\n');
    // The line of a page that was lost has a phase, too.
    return lines.filter((line) => /"phase":"recording".*"msg":"phase"/.test(line)).length;
  },
  /** Whether nothing reaches S3, until the next reset. */
  takesStorageAway: (on: boolean) => control('s3/outage', { on }),
  /** What firewall and load balancer have refused, the oldest first. */
  edgeRefusals(): readonly EdgeRefusal[] {
    const lines = readFileSync(join(given('STACK_LOGS'), 'edge.log'), 'utf8')
      .trim()
      .split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as EdgeRefusal);
  },
  /** Every line that any part of the product has logged: each api process, and each recorder. */
  productLogs(): { readonly apis: string; readonly recorders: string } {
    const folder = given('STACK_LOGS');
    const read = (under: string, starts: string) =>
      readdirSync(under)
        .filter((file) => file.startsWith(starts))
        .map((file) => readFileSync(join(under, file), 'utf8'))
        .join('\n');
    return { apis: read(folder, 'api-'), recorders: read(join(folder, 'recorder'), '') };
  },
};

function control(path: string, body: object): Promise<unknown> {
  return post(`${addresses.emulator}/__control/${path}`, body);
}

async function post(url: string, data: object): Promise<unknown> {
  const context = await request.newContext();
  try {
    const response = await context.post(url, { data, timeout: 60_000 });
    if (!response.ok())
      throw new Error(`${url} answered ${response.status()}: ${await response.text()}`);
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  } finally {
    await context.dispose();
  }
}
