import type { JoinOptions } from '@video-escalation/call/call';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { EscalationDriver } from './escalation.driver.ts';
import { codeOf } from './meeting-requests.ts';
import { isOpen } from './session.state.ts';

/** Creates the meeting, which invites the customer, and prepares the devices meanwhile. */
export async function startVideo(driver: EscalationDriver): Promise<void> {
  const { core, call, dispatch, requests, joinAhead } = driver;
  const before = core();
  dispatch({ type: 'start-requested' });
  const { bound } = core();
  if (!bound || core().session.at !== 'starting' || before.session.at === 'starting') return;
  const isStarting = (): boolean =>
    core().session.at === 'starting' && core().bound?.contactId === bound.contactId;
  void call.prepare();
  try {
    const meeting = await requests.create(bound.contactId, driver.regions()?.chosen);
    // The chat may have ended while the meeting was created.
    if (!isStarting()) return void requests.end(meeting);
    dispatch({ type: 'meeting-created', meeting });
    joinAhead.ask(meeting);
  } catch (error) {
    if (isStarting()) dispatch({ type: 'start-failed', problem: codeOf(error) });
  }
}

export async function joinCall(driver: EscalationDriver): Promise<void> {
  const { session } = driver.core();
  if (session.at !== 'open' || session.isJoining) return;
  const now = driver.call.getSnapshot();
  const cameraOn = now.state === 'preparing' && now.setup.cameraOnWhenJoining;
  driver.dispatch({ type: 'join-requested' });
  await join(driver, session.meeting, { cameraOn });
}

/** Comes back into a meeting that this browser tab was in, as it was there. */
export async function returnAfterReload(
  driver: EscalationDriver,
  meeting: MeetingState,
): Promise<void> {
  if (driver.core().summaries.has(meeting.contactId)) return;
  const before = driver.call.remembered(meeting.meetingId);
  if (before) await rejoin(driver, meeting, { cameraOn: before.isCameraOn, muted: before.isMuted });
}

/** Joins a meeting again that this agent has left. */
export async function joinAgain(driver: EscalationDriver): Promise<void> {
  const { session } = driver.getSnapshot();
  if (session.at !== 'ended' || !session.canJoinAgain) return;
  const before = driver.call.remembered(session.meeting.meetingId);
  const options = { cameraOn: before?.isCameraOn ?? false, muted: before?.isMuted ?? false };
  await rejoin(driver, session.meeting, options);
}

async function rejoin(
  driver: EscalationDriver,
  meeting: MeetingState,
  options: JoinOptions,
): Promise<void> {
  const { core, dispatch, details } = driver;
  if (core().bound) return;
  dispatch({ type: 'rejoin-requested', meeting });
  if (!isOpen(core(), meeting)) return;
  // Another contact may be in focus, so that the details of this one were not loaded yet.
  details.load(meeting.contactId);
  await join(driver, meeting, options);
}

async function join(
  { core, call, dispatch, joinAhead, phone }: EscalationDriver,
  meeting: MeetingState,
  options: JoinOptions,
): Promise<void> {
  try {
    const data = await joinAhead.dataFor(meeting);
    if (!isOpen(core(), meeting)) return;
    const isOnPhone = phone.onJoin();
    await call.join(data, { ...options, muted: isOnPhone || (options.muted ?? false) });
  } catch (error) {
    joinAhead.forget();
    if (!isOpen(core(), meeting)) return;
    const problem = codeOf(error);
    if (problem === 'meeting/not-found') return dispatch({ type: 'meeting-missing' });
    dispatch({ type: 'join-failed', problem });
    await call.prepare();
  }
}
