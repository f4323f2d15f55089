import { Type } from 'typebox';
import { failed, next, result, type ActionType } from './action.ts';

const spoken = {
  Text: Type.Optional(Type.String()),
  SSML: Type.Optional(Type.String()),
  PromptId: Type.Optional(Type.String()),
};

const hourMs = 3_600_000;

export const speech: Readonly<Record<string, ActionType>> = {
  MessageParticipant: {
    parameters: Type.Object(spoken),
    run({ parameters: { Text, SSML }, port }) {
      const text = Text ?? (typeof SSML === 'string' ? SSML.replace(/<[^>]*>/g, '') : '');
      if (typeof text === 'string' && text.trim() !== '') port.say(text);
      return next;
    },
  },

  /** "Chat channel takes the error branch immediately" (Administrator Guide, Flow block: Loop prompts). */
  MessageParticipantIteratively: {
    parameters: Type.Object({
      Messages: Type.Array(Type.Object(spoken), { minItems: 1 }),
      InterruptFrequencySeconds: Type.Optional(Type.String()),
    }),
    async run({ parameters, port }) {
      if (port.contact.channel === 'CHAT') return failed();
      const [first] = parameters.Messages as { Text?: string }[];
      if (first?.Text) port.say(first.Text);
      const seconds = Number(parameters.InterruptFrequencySeconds);
      await port.sleep(seconds > 0 ? seconds * 1000 : hourMs);
      return result('MessagesInterrupted');
    },
  },

  /** The guide says TimeoutSeconds, published flows say TimeLimitSeconds: both are taken. */
  Wait: {
    parameters: Type.Object({
      TimeoutSeconds: Type.Optional(Type.String()),
      TimeLimitSeconds: Type.Optional(Type.String()),
      Events: Type.Optional(Type.Array(Type.String())),
    }),
    async run({ parameters, port }) {
      const seconds = Number(parameters.TimeoutSeconds ?? parameters.TimeLimitSeconds);
      if (!(seconds > 0)) return failed();
      await port.sleep(seconds * 1000);
      return result('WaitCompleted');
    },
  },
};
