import { createApiClient, type ApiClient } from '@video-escalation/contracts/http/client';
import { customerEvents, startContact } from '@video-escalation/contracts/http/contacts';
import { createMeeting, endMeeting } from '@video-escalation/contracts/http/meetings';
import {
  listRecordings,
  recordPlay,
  startRecording,
  stopRecording,
} from '@video-escalation/contracts/http/recordings';
import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, startAwsStandIn, type AwsStandIn } from './testing/aws-stand-in.ts';
import { signInToCcp } from './testing/ccp-sign-in.ts';
import { openChat, signInToPanel } from './testing/contact-panel.ts';
import { listenTo } from './testing/listener.ts';
import {
  findFreePort,
  hasRedisServer,
  startRedisServer,
  type RedisServer,
} from './testing/redis-server.ts';
import type { Spawned } from './testing/spawned.ts';
import { until } from './testing/until.ts';

const KEY = 'a secret of EventBridge, long enough';
/** Processes come up slowly where many are at work. */
const TASK_LIMIT_MS = 30_000;
const PART_BYTES = 5 * 1024 * 1024;

/** The api as a process, real SDK clients, and tasks that are processes which claim, store and report. */
describe.runIf(hasRedisServer)('recordings on AWS as the emulator speaks it', () => {
  let redis: RedisServer;
  let standIn: AwsStandIn;
  let api: Spawned & { readonly baseUrl: string };

  beforeAll(async () => {
    redis = await startRedisServer();
    const port = String(await findFreePort());
    const apiUrl = `http://127.0.0.1:${port}`;
    standIn = await startAwsStandIn({ seed: seedFor(apiUrl) });
    api = await spawnApi({
      ...(await standIn.apiEnvironment(redis.url)),
      PORT: port,
      MACHINE_EVENTS_SECRET: KEY,
      RECORDING_BUCKET: 'recordings',
      RECORDER_CLUSTER: 'default',
      RECORDER_TASK_DEFINITION: 'recorder',
      RECORDER_SUBNETS: 'subnet-1',
      RECORDER_SECURITY_GROUPS: 'sg-1',
      RECORDER_API_URL: apiUrl,
    });
    await until('the api to be ready', async () => (await fetch(`${apiUrl}/readyz`)).ok);
  }, 60_000);

  afterAll(async () => {
    await api.stop();
    await standIn.stop();
    await redis.stop();
  });

  const clientOf = async (user: string) => {
    const token = await standIn.mintToken(user);
    return createApiClient({ baseUrl: api.baseUrl, getToken: () => token });
  };

  async function startCall(agent: ApiClient) {
    const panel = await signInToPanel(standIn.url, await signInToCcp(agent));
    const visitor = createApiClient({ baseUrl: api.baseUrl, getToken: () => undefined });
    const { contactId, token, chat } = await visitor.call(startContact, {
      body: { name: 'Chris', email: 'chris@example.org' },
    });
    const customer = createApiClient({
      baseUrl: api.baseUrl,
      getToken: () => token.customerToken,
    });
    const line = await openChat(standIn.url, chat.participantToken);
    await panel.accept(contactId);
    const { meetingId } = await agent.call(createMeeting, { body: { contactId } });
    const seen = listenTo(customer, customerEvents, { params: { contactId } });
    const stateOf = ({ video }: (typeof seen.events)[number]) =>
      video.state === 'none' ? undefined : video.recording;
    return {
      meetingId,
      /** Waits until the customer is told so of this recording. */
      told: (recordingId: RecordingId, state: string) =>
        seen.told(
          `the recording to be ${state}`,
          (event) => {
            const recording = stateOf(event);
            return recording?.recordingId === recordingId && recording.state === state;
          },
          TASK_LIMIT_MS,
        ),
      latest: () => stateOf(seen.events.at(-1)!),
      close() {
        seen.stop();
        for (const each of [line, panel]) each.close();
      },
    };
  }

  async function start(agent: ApiClient, meetingId: MeetingId): Promise<RecordingId> {
    return (await agent.call(startRecording, { params: { meetingId } })).recordingId;
  }

  const taskOf = async (recordingId: RecordingId) => {
    const { ecs } = (await standIn.inspect()) as {
      ecs: { taskArn: string; startedBy: string }[];
    };
    return ecs.find(({ startedBy }) => startedBy === recordingId)?.taskArn ?? '';
  };

  it('are made, lost and kept, and played by those who may', async () => {
    const agent = await clientOf('alice@example.com');
    const call = await startCall(agent);
    const { meetingId } = call;
    const params = { meetingId };

    // ECS has no room at first: the second attempt is ours, not the agent's.
    await standIn.control('ecs/fail-next-run', { reason: 'RESOURCE:FARGATE' });
    const first = await start(agent, meetingId);
    await call.told(first, 'recording');
    await agent.call(stopRecording, { params: { recordingId: first } });
    await call.told(first, 'ended');

    const second = await start(agent, meetingId);
    await call.told(second, 'recording');
    await until('its first part', async () => {
      const { recordings } = await (
        await clientOf('sam@example.com')
      ).call(listRecordings, {
        params,
      });
      return recordings.length === 2;
    });
    await standIn.control('ecs/kill', { taskArn: await taskOf(second) });
    await call.told(second, 'ended');
    expect(call.latest()).toMatchObject({ endReason: 'recorder-lost' });

    await expect(agent.call(listRecordings, { params })).rejects.toMatchObject({
      code: 'recording/playback-not-permitted',
    });
    const sam = await clientOf('sam@example.com');
    const { recordings } = await sam.call(listRecordings, { params });
    expect(recordings).toMatchObject([
      { recordingId: first, isReady: true, endReason: 'stopped', agentName: 'Alice' },
      { recordingId: second, isReady: true, endReason: 'recorder-lost', bytes: PART_BYTES + 4 },
    ]);
    const { url = '', downloadUrl = '' } = recordings[1]?.playback ?? {};
    const range = await fetch(url, { headers: { range: `bytes=${PART_BYTES}-` } });
    expect([range.status, await range.text()]).toEqual([206, 'tail']);
    expect(range.headers.get('content-type')).toBe('video/mp4');
    const saved = await fetch(downloadUrl, { headers: { range: 'bytes=0-3' } });
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="recording-/);
    expect((await fetch(url.replace('.mp4', '.json'))).status).toBe(403);
    await sam.call(recordPlay, {
      params: { recordingId: second },
      body: { meetingId, how: 'play' },
    });

    await until('the audit line', () => api.output().includes('recording played'));
    for (const secret of ['X-Amz-Signature', url, 'alice@', 'sam@', 'Chris', KEY]) {
      expect(api.output()).not.toContain(secret);
    }
    await agent.call(endMeeting, { params });
    call.close();
  }, 120_000);
});

function seedFor(apiUrl: string): object {
  return {
    s3: { buckets: [{ name: 'recordings' }] },
    ecs: {
      images: {
        recorder: {
          command: [process.execPath, 'api/src/testing/recorder-task.ts'],
          cwd: new URL('../..', import.meta.url).pathname,
        },
      },
      taskDefinitions: [
        {
          family: 'recorder',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          containerDefinitions: [{ name: 'recorder', image: 'recorder' }],
        },
      ],
    },
    events: {
      destinations: [
        {
          pattern: { source: ['aws.chime', 'aws.ecs'] },
          url: `${apiUrl}/v1/machine/events`,
          headers: { 'x-api-key': KEY },
        },
      ],
    },
  };
}
