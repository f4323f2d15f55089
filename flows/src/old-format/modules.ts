import type { FlowAction } from '../language/flow.ts';
import { settingsOf, Untranslatable, type OldModule } from './old-flow.ts';

type Translated = Pick<FlowAction, 'Type'> & { Parameters: Record<string, unknown> };
type Settings = ReturnType<typeof settingsOf>;

const action = (Type: string, Parameters: Record<string, unknown> = {}): Translated => ({
  Type,
  // What wasn't set isn't there, rather than undefined.
  Parameters: Object.fromEntries(
    Object.entries(Parameters).filter(([, value]) => value !== undefined),
  ),
});

const words = ({ value }: Settings) =>
  value('TextToSpeechType') === 'ssml' ? { SSML: value('Text') } : { Text: value('Text') };

/** Modules of the old designer by type, those with a target by both; in the words of the modern language. */
const translations: Readonly<Record<string, (settings: Settings) => Translated>> = {
  CheckAttribute: ({ path }) => action('Compare', { ComparisonValue: path('Attribute') }),
  CheckHoursOfOperation: ({ reference }) =>
    action('CheckHoursOfOperation', { HoursOfOperationId: reference('Hours', 'hours') }),
  Disconnect: () => action('DisconnectParticipant'),
  'InvokeExternalResource Lambda': ({ value, map }) =>
    action('InvokeLambdaFunction', {
      LambdaFunctionARN: value('FunctionArn'),
      InvocationTimeLimitSeconds: value('TimeLimit'),
      ...(Object.keys(map('Parameter')).length > 0 && {
        LambdaInvocationAttributes: map('Parameter'),
      }),
    }),
  LoopPrompts: (settings) =>
    action('MessageParticipantIteratively', { Messages: [{ Text: settings.value('Text') }] }),
  PlayPrompt: (settings) => action('MessageParticipant', words(settings)),
  SetAttributes: ({ map }) =>
    action('UpdateContactAttributes', { Attributes: map('Attribute'), TargetContact: 'Current' }),
  SetEventHook: ({ value, reference }) =>
    action('UpdateContactEventHooks', {
      EventHooks: { [value('Type') ?? 'CustomerQueue']: reference('ContactFlowId', 'flow') },
    }),
  SetLoggingBehavior: ({ value }) =>
    action('UpdateFlowLoggingBehavior', {
      FlowLoggingBehavior: value('LoggingBehavior') === 'Enable' ? 'Enabled' : 'Disabled',
    }),
  SetQueue: ({ value, reference }) =>
    action('UpdateContactTargetQueue', {
      QueueId: reference('Queue', 'queue'),
      AgentId: value('Agent'),
    }),
  SetVoice: ({ value }) =>
    action('UpdateContactTextToSpeechVoice', { TextToSpeechVoice: value('GlobalVoice') }),
  'Transfer Flow': ({ reference }) =>
    action('TransferToFlow', { ContactFlowId: reference('ContactFlowId', 'flow') }),
  'Transfer Queue': () => action('TransferContactToQueue'),
  UpdateRoutingPriority: ({ value }) =>
    action('UpdateContactRoutingBehavior', { QueuePriority: value('AbsolutePosition') }),
  Wait: ({ value }) => action('Wait', { TimeLimitSeconds: value('TimeoutSeconds') }),
};

/** @throws Untranslatable if the modern language has no counterpart, or none that is known here. */
export function translateModule(module: OldModule): Translated {
  const { id, type, target } = module;
  const name = target === undefined ? type : `${type} ${target}`;
  const translate = translations[name];
  if (!translate) throw new Untranslatable(`module '${id}' (${name}) has a type that is unknown`);
  return translate(settingsOf(module));
}
