import { describe, expect, it } from 'vitest';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

interface Rule {
  readonly EventPattern: { readonly source: string[]; readonly detail: object };
  readonly Targets: { readonly DeadLetterConfig?: object; readonly RetryPolicy: object }[];
}

const rules = (variant: 'least' | 'recording') =>
  propertiesOf<Rule>(synthesized(variant).templates.Events!, 'AWS::Events::Rule');

describe('events of AWS services', () => {
  it('reach the api: meetings that end, and recorder tasks that stop where calls are recorded', () => {
    const sources = (variant: 'least' | 'recording') =>
      rules(variant).map(({ EventPattern }) => EventPattern.source[0]);
    expect(sources('least')).toEqual(['aws.chime']);
    expect(sources('recording')).toEqual(['aws.chime', 'aws.ecs']);
    synthesized('least').templates.Events!.hasResourceProperties('AWS::Events::ApiDestination', {
      InvocationEndpoint: 'https://api.riverbank.example/v1/machine/events',
      HttpMethod: 'POST',
    });
  });

  it('are those that the api acts on: without AttendeeJoined no recording starts by itself', () => {
    const [meetings] = rules('recording');
    expect(meetings!.EventPattern.detail).toEqual({
      eventType: ['chime:AttendeeJoined', 'chime:MeetingEnded'],
    });
  });

  it('wait in a queue if the api never takes them', () => {
    for (const { Targets } of rules('recording')) {
      expect(Targets).toEqual([
        expect.objectContaining({
          DeadLetterConfig: expect.anything() as object,
          RetryPolicy: { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 20 },
        }),
      ]);
    }
  });

  it('prove themselves by a secret that no template has', () => {
    const [connection] = propertiesOf(
      synthesized('least').templates.Events!,
      'AWS::Events::Connection',
    );
    expect(JSON.stringify(connection)).toMatch(/"x-api-key".*resolve:secretsmanager:/);
  });
});
