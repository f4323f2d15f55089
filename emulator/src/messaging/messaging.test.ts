import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../emulator.ts';
import type { SentMessage } from './outbox.ts';

let emulator: Emulator;
let ses: SESv2Client;
let sns: SNSClient;
beforeAll(async () => {
  emulator = await startEmulator();
  const common = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  ses = new SESv2Client({ ...common, endpoint: `${emulator.url}/ses` });
  sns = new SNSClient({ ...common, endpoint: `${emulator.url}/sns` });
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.reset());

async function sent(): Promise<SentMessage[]> {
  const response = await fetch(`${emulator.url}/__control/inspect`);
  return ((await response.json()) as { messaging: { sent: SentMessage[] } }).messaging.sent;
}
const failNext = (operation: string, status: number, type: string) =>
  fetch(`${emulator.url}/__control/messaging/fail-next`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation, status, type }),
  });
const mail = (to: string, text: string) =>
  new SendEmailCommand({
    FromEmailAddress: 'video@riverbank.example',
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: 'Größe' }, Body: { Text: { Data: text } } } },
  });

describe('mail by the SES client', () => {
  it('ends in the outbox', async () => {
    const { MessageId } = await ses.send(mail('chris@example.org', 'Hello'));
    expect(await sent()).toEqual([
      {
        messageId: MessageId,
        by: 'e-mail',
        from: 'video@riverbank.example',
        to: ['chris@example.org'],
        subject: 'Größe',
        text: 'Hello',
        sentAt: expect.stringMatching(/Z$/) as string,
      },
    ]);
  });

  it.each<[string, Partial<SendEmailCommandInput>]>([
    ['Raw', { Content: { Raw: { Data: Buffer.from('Subject: x') } } }],
    ['Template', { Content: { Template: { TemplateName: 'link', TemplateData: '{}' } } }],
    ['ReplyToAddresses', { ReplyToAddresses: ['alice@riverbank.example'] }],
    ['CcAddresses', { Destination: { CcAddresses: ['bob@example.org'] } }],
  ])('with %s is refused by its name', async (name, more) => {
    const command = new SendEmailCommand({ ...mail('chris@example.org', 'Hello').input, ...more });
    await expect(ses.send(command)).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: `SendEmail with ${name} is not emulated.`,
      $metadata: { httpStatusCode: 501 },
    });
  });

  it('to what is no address is refused', async () => {
    await expect(ses.send(mail('chris', 'Hello'))).rejects.toMatchObject({
      name: 'BadRequestException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await sent()).toEqual([]);
  });

  it('fails once when a test asks for it', async () => {
    await failNext('SendEmail', 429, 'TooManyRequestsException');
    await expect(ses.send(mail('chris@example.org', '1'))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
    await ses.send(mail('chris@example.org', '2'));
    expect((await sent()).map(({ text }) => text)).toEqual(['2']);
  });
});

describe('text messages by the SNS client', () => {
  it('end in the outbox, with the name they come from', async () => {
    const { MessageId } = await sns.send(
      new PublishCommand({
        PhoneNumber: '+41790000000',
        Message: 'Hello & <welcome>',
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'Riverbank' },
        },
      }),
    );
    expect(await sent()).toMatchObject([
      {
        messageId: MessageId,
        by: 'text message',
        from: 'Riverbank',
        to: ['+41790000000'],
        text: 'Hello & <welcome>',
      },
    ]);
  });

  it('to what is no number are refused', async () => {
    const publish = new PublishCommand({ PhoneNumber: '0790000000', Message: 'Hello' });
    await expect(sns.send(publish)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('what is not emulated is refused by name', async () => {
    await expect(sns.send(new CreateTopicCommand({ Name: 'x' }))).rejects.toMatchObject({
      message: expect.stringContaining("'CreateTopic' is not emulated") as string,
      $metadata: { httpStatusCode: 501 },
    });
  });
});

describe('the page of sent messages', () => {
  const page = async () => (await fetch(`${emulator.url}/messages`)).text();

  it('says when there are none', async () => {
    expect(await page()).toContain('Nothing has been sent yet');
  });

  it('shows them as text, with links that can be opened', async () => {
    await ses.send(mail('chris@example.org', 'See http://localhost:3010/?ref=rabc\n<script>'));
    const shown = await page();
    expect(shown).toContain('<a href="http://localhost:3010/?ref=rabc">');
    expect(shown).toContain('&lt;script&gt;');
    expect(shown).toContain('chris@example.org');
  });
});
