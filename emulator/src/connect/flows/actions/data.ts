import { Type } from 'typebox';
import { failed, next, type ActionType } from './action.ts';

const noEffect = (fields: Parameters<typeof Type.Object>[0]): ActionType => ({
  parameters: Type.Object(fields),
  run: () => next,
});

export const data: Readonly<Record<string, ActionType>> = {
  UpdateFlowLoggingBehavior: noEffect({
    FlowLoggingBehavior: Type.Enum(['Enabled', 'Disabled']),
  }),
  /** Nothing is recorded here and nobody hears a voice: accepted so that flows for the real service load. */
  UpdateContactRecordingBehavior: noEffect({ RecordingBehavior: Type.Optional(Type.Unknown()) }),
  UpdateContactTextToSpeechVoice: noEffect({ TextToSpeechVoice: Type.Optional(Type.String()) }),

  UpdateContactAttributes: {
    parameters: Type.Object({
      Attributes: Type.Record(Type.String(), Type.String()),
      TargetContact: Type.Optional(Type.Enum(['Current', 'Related'])),
    }),
    run({ parameters, port }) {
      if (parameters.TargetContact === 'Related') return failed();
      port.setAttributes(parameters.Attributes as Record<string, string>);
      return next;
    },
  },

  UpdateContactData: {
    parameters: Type.Object({
      Name: Type.Optional(Type.String()),
      Description: Type.Optional(Type.String()),
      References: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      TargetContact: Type.Optional(Type.Enum(['Current'])),
      LanguageCode: Type.Optional(Type.String()),
      CustomerId: Type.Optional(Type.String()),
    }),
    run({ parameters, port }) {
      const { Name, Description, References } = parameters;
      port.update({
        ...(typeof Name === 'string' && { name: Name }),
        ...(typeof Description === 'string' && { description: Description }),
        ...(References !== undefined && { references: References as Record<string, unknown> }),
      });
      return next;
    },
  },
};
