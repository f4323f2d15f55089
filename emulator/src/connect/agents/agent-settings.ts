import { Type, type Static } from 'typebox';
import { AwsError } from '../errors.ts';
import { parseInput } from '../http/rest.ts';

/** What an agent may change of their own configuration; the rest of what Streams sends along is read only. */
const settings = Type.Object({
  softphoneEnabled: Type.Boolean(),
  softphoneAutoAccept: Type.Boolean(),
  extension: Type.String(),
  agentPreferences: Type.Optional(Type.Record(Type.String(), Type.String())),
});
const input = Type.Object({ configuration: settings });

export interface AgentSettings {
  readonly softphoneAutoAccept: boolean;
  readonly extension: string;
  readonly agentPreferences: Readonly<Record<string, string>>;
}

export const defaultSettings: AgentSettings = {
  softphoneAutoAccept: false,
  extension: '',
  agentPreferences: { LANGUAGE: 'en_US' },
};

const notEmulated = (what: string) =>
  new AwsError(501, 'NotImplementedException', `${what} is not emulated.`);

/** UpdateAgentConfiguration. @throws AwsError for what this contact centre could not act upon. */
export function changedSettings(before: AgentSettings, body: unknown): AgentSettings {
  const { configuration } = parseInput(input, body, 'ValidationException');
  if (!configuration.softphoneEnabled) throw notEmulated('A desk phone (softphoneEnabled: false)');
  if (configuration.softphoneAutoAccept) throw notEmulated('softphoneAutoAccept');
  return {
    softphoneAutoAccept: false,
    extension: configuration.extension,
    agentPreferences: preferencesOf(before, configuration),
  };
}

/** Streams reads the language as LANGUAGE and writes it as locale (2.28.2, Agent.setConfiguration). */
function preferencesOf(
  before: AgentSettings,
  { agentPreferences = {} }: Static<typeof settings>,
): AgentSettings['agentPreferences'] {
  const { locale, ...others } = agentPreferences;
  return { ...before.agentPreferences, ...others, ...(locale && { LANGUAGE: locale }) };
}
