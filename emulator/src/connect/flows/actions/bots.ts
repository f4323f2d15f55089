import { Type } from 'typebox';
import type { SeedBot } from '../../seed.ts';
import { failed, result, type ActionType, type FlowPort } from './action.ts';

/** As long as the guide's default for a chat whose customer says nothing. */
const DEFAULT_TIMEOUT_S = 300;
/** Lex asks again as often, then gives up with its built-in intent. */
const ATTEMPTS = 3;
const FALLBACK_INTENT = 'FallbackIntent';

export const bots: Readonly<Record<string, ActionType>> = {
  /** Only chats: a voice bot would have to hear. */
  ConnectParticipantWithLexBot: {
    parameters: Type.Object({
      Text: Type.Optional(Type.String()),
      LexV2Bot: Type.Object({ AliasArn: Type.String() }),
      LexSessionAttributes: Type.Optional(Type.Record(Type.String(), Type.String())),
      LexTimeoutSeconds: Type.Optional(Type.Object({ Text: Type.String() })),
    }),
    async run({ parameters, port, memory }) {
      const { AliasArn } = parameters.LexV2Bot as { AliasArn: string };
      const bot = port.findBot(AliasArn);
      if (!bot || bot.isDown || port.contact.channel !== 'CHAT') return failed();
      if (typeof parameters.Text === 'string') port.say(parameters.Text, 'BOT');
      const { Text: timeout = DEFAULT_TIMEOUT_S } = (parameters.LexTimeoutSeconds ?? {}) as {
        Text?: string;
      };
      const intent = await converse(bot, port, Number(timeout) * 1000);
      if (intent === undefined) return failed('InputTimeLimitExceeded');
      memory.intent = intent;
      return result(intent);
    },
  },
};

/** The intent that the customer's words lead to; undefined if none came in time. */
async function converse(bot: SeedBot, port: FlowPort, ms: number): Promise<string | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const words = (await port.hear(ms))?.toLowerCase();
    if (words === undefined) return undefined;
    const intent = bot.intents.find((each) =>
      each.utterances.some((utterance) => words.includes(utterance.toLowerCase())),
    );
    if (intent?.answer !== undefined) port.say(intent.answer, 'BOT');
    if (intent) return intent.name;
    if (attempt < ATTEMPTS) port.say(bot.clarification, 'BOT');
  }
  return FALLBACK_INTENT;
}
