import type { JoinData } from '@video-escalation/contracts/http/meetings';
import { spawnNode } from '../../src/testing/spawned.ts';
import { until } from '../../src/testing/until.ts';
import type { Look } from './sender.ts';
import { openTab } from './tab.ts';

/** A meeting of two at a stand-in for the Chime SDK, with people whose picture and sound are known. */
export interface Call {
  /** What each recorder that was asked for needs to join. */
  readonly recorders: readonly JoinData[];
  /** Where the stand-ins for AWS answer. */
  readonly aws: string;
  join(person: 'agent' | 'customer', look: Look): Promise<void>;
  share(): Promise<void>;
  setSecret(isSecret: boolean): Promise<void>;
  end(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCall(
  chromePath: string,
  recorders: readonly string[] = ['recorder:test'],
): Promise<Call> {
  const emulator = spawnNode('emulator/src/main.ts', [], { PORT: '0' });
  const [tab] = await Promise.all([
    openTab(chromePath, 'sender.ts'),
    until('the emulator', () => emulator.output().includes('ready on'), 30_000),
  ]);
  const aws = /ready on (\S+)/.exec(emulator.output())?.[1] ?? '';
  const users = ['agent', 'customer', ...recorders];
  const response = await fetch(`${aws}/chime/meetings?operation=create-attendees`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ClientRequestToken: 'recorder-test',
      MediaRegion: 'us-east-1',
      ExternalMeetingId: 'recorder-test',
      Attendees: users.map((ExternalUserId) => ({ ExternalUserId })),
    }),
  });
  const { Meeting: meeting, Attendees: attendees } = (await response.json()) as {
    Meeting: JoinData['meeting'];
    Attendees: JoinData['attendee'][];
  };
  const attendeeOf = (user: string): JoinData['attendee'] =>
    attendees.find((each) => each.ExternalUserId === user)!;

  return {
    aws,
    recorders: recorders.map((user) => ({
      meeting,
      attendee: attendeeOf(user),
      people: [
        { externalUserId: 'agent', name: 'Alice Example', role: 'agent' },
        { externalUserId: 'customer', name: 'Chris Muster', role: 'customer' },
        { externalUserId: user, name: 'RECORDING', role: 'recorder' },
      ],
    })),
    join: (person, look) =>
      tab.page.evaluate(
        (...given) => window.sender.join(...given),
        { Meeting: meeting },
        { Attendee: attendeeOf(person) },
        look,
      ),
    share: () => tab.page.evaluate(() => window.sender.share()),
    setSecret: (isSecret) => tab.page.evaluate((on) => window.sender.setSecret(on), isSecret),
    async end() {
      await fetch(`${aws}/chime/meetings/${meeting.MeetingId}`, { method: 'DELETE' });
    },
    async stop() {
      await tab.close();
      emulator.kill('SIGTERM');
      await emulator.ended;
    },
  };
}
