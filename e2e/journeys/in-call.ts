import type { Agent } from '../actors/agent.ts';
import type { Customer } from '../actors/customer.ts';
import { hears, moves } from '../media/received.ts';

/** Where many journeys begin: the agent has the customer's chat. */
export async function inChat(agent: Agent, customer: Customer): Promise<void> {
  await agent.signsIn();
  await agent.isAvailable();
  await customer.opensThePage();
  await customer.startsChat();
  await agent.accepts();
}

/** The way into a call that many journeys share: both there, both cameras on, seen and heard. */
export async function inCall(agent: Agent, agentName: string, customer: Customer): Promise<void> {
  await inChat(agent, customer);
  await agent.startsVideo();
  await customer.takesUpTheInvitation();
  await agent.startsCamera();
  await customer.startsCamera();
  await seeAndHearEachOther(agent, agentName, customer);
}

export async function seeAndHearEachOther(
  agent: Agent,
  agentName: string,
  customer: Customer,
): Promise<void> {
  await moves(agent.remote(customer.name));
  await moves(customer.remote(agentName));
  await hears(agent.page);
  await hears(customer.page);
}
