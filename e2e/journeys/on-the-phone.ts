import type { Agent } from '../actors/agent.ts';
import type { Caller } from '../actors/caller.ts';
import { hears } from '../media/received.ts';

/** The agent on the phone with somebody, sound both ways. */
export async function onThePhone(agent: Agent, caller: Caller): Promise<void> {
  await agent.signsIn();
  await agent.isAvailable();
  await caller.calls();
  await agent.ccp.getByRole('button', { name: 'Accept' }).click();
  await caller.isTalking();
  await hears(caller.page);
}

/** The phone call is over; the next contact may ring. */
export async function endsThePhoneCall(agent: Agent): Promise<void> {
  await agent.ccp.getByRole('button', { name: 'End call' }).click();
  await agent.ccp.getByRole('button', { name: 'Close contact' }).click();
}
