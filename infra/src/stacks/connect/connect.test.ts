import { describe, expect, it } from 'vitest';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';
import { readFlowFiles, resolveFlow } from './flow-files.ts';

const templateOf = (variant: Parameters<typeof synthesized>[0]) =>
  synthesized(variant).templates.Connect!;

describe('the contact centre', () => {
  it('gets every flow of the project, each name in it replaced', () => {
    const flows = propertiesOf(templateOf('least'), 'AWS::Connect::ContactFlow');
    expect(flows).toHaveLength(readFlowFiles().size);
    expect(JSON.stringify(flows)).not.toMatch(/(bot|flow|queue|text):[\w-]/);
  });

  it('lets the workspace embed its panel', () => {
    expect(propertiesOf(templateOf('least'), 'AWS::Connect::ApprovedOrigin')).toMatchObject([
      { Origin: 'https://agents.riverbank.example' },
    ]);
  });

  it('keeps its own flow and queues where an operator names a flow', () => {
    const template = templateOf('own role, network, key and flow');
    expect(propertiesOf(template, 'AWS::Connect::ContactFlow')).toEqual([]);
    expect(propertiesOf(template, 'AWS::Connect::Queue')).toEqual([]);
  });

  it('calls the operator’s bot and keeps the operator’s hours', () => {
    const template = templateOf('saml');
    expect(propertiesOf(template, 'AWS::Connect::IntegrationAssociation')).toMatchObject([
      { IntegrationType: 'LEX_BOT' },
    ]);
    expect(propertiesOf(template, 'AWS::Connect::HoursOfOperation')).toEqual([]);
  });
});

describe('the flow of every chat', () => {
  const contentOf = (variant: Parameters<typeof synthesized>[0]) =>
    JSON.stringify(propertiesOf(templateOf(variant), 'AWS::Connect::ContactFlow'));

  it('asks the queue’s hours and says in the operator’s words what to do instead', () => {
    const content = contentOf('saml');
    expect(content).toContain('CheckHoursOfOperation');
    expect(content).toContain('Call +49 40 555 0199.');
  });

  it('has a bot only where the operator names one', () => {
    expect(contentOf('least')).not.toContain('ConnectParticipantWithLexBot');
    expect(contentOf('saml')).toContain('bot-alias/ABCDEFGHIJ/KLMNOPQRST');
  });

  it('is never closed where the operator names no hours', () => {
    const [hours] = propertiesOf(templateOf('least'), 'AWS::Connect::HoursOfOperation');
    const midnight = { Hours: 0, Minutes: 0 };
    const days = Array.from({ length: 7 }, () => ({ StartTime: midnight, EndTime: midnight }));
    expect(hours).toMatchObject({ Config: days });
  });
});

describe('a flow with a bot', () => {
  const step = (Identifier: string, NextAction: string, more: object = {}) => ({
    Identifier,
    Transitions: { NextAction },
    ...more,
  });
  const bot = step('bot', 'queue', {
    Parameters: { LexV2Bot: { AliasArn: 'bot:before-queue' } },
    Transitions: { NextAction: 'queue', Conditions: [{ NextAction: 'solved' }] },
  });
  const flow = {
    StartAction: 'bot',
    Metadata: { name: 'mine', type: 'CONTACT_FLOW', description: '' },
    Actions: [bot, step('solved', 'queue'), step('queue', 'queue')],
  };

  it('names the bot that there is', () => {
    expect(resolveFlow(flow, () => 'arn:bot')).toContain('"AliasArn":"arn:bot"');
  });

  it('goes on as if it had no bot where there is none, without loose ends', () => {
    const resolved = JSON.parse(resolveFlow(flow, () => undefined)) as typeof flow;
    expect(resolved.StartAction).toBe('queue');
    expect(resolved.Actions.map(({ Identifier }) => Identifier)).toEqual(['queue']);
  });

  it('is refused when it names what does not exist', () => {
    const lost = { ...flow, Actions: [step('bot', 'bot', { QueueId: 'queue:Lost' })] };
    expect(() => resolveFlow(lost, () => undefined)).toThrow("'queue:Lost', which does not exist");
  });
});
