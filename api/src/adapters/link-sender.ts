import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient, type MessageAttributeValue } from '@aws-sdk/client-sns';
import type { LinkSender } from '../routes/link-sender.ts';
import { asProblem, boundedCalls } from './aws.ts';

export interface LinkSenderOptions {
  readonly region: string;
  /** Undefined: no e-mail is sent. */
  readonly mailFrom: string | undefined;
  readonly sendsTexts: boolean;
  readonly textSenderId: string | undefined;
}

/** Mail by Amazon SES, text messages by Amazon SNS. */
export function createLinkSender(options: LinkSenderOptions): LinkSender {
  const { region, mailFrom, sendsTexts, textSenderId } = options;
  const ses = new SESv2Client({ region, ...boundedCalls });
  const sns = new SNSClient({ region, ...boundedCalls });

  return {
    ways: { email: mailFrom !== undefined, sms: sendsTexts },
    sendMail: ({ to, subject, text }) =>
      asProblem('route/not-delivered', async () => {
        await ses.send(
          new SendEmailCommand({
            FromEmailAddress: mailFrom,
            Destination: { ToAddresses: [to] },
            Content: {
              Simple: {
                Subject: { Data: subject, Charset: 'UTF-8' },
                Body: { Text: { Data: text, Charset: 'UTF-8' } },
              },
            },
          }),
        );
      }),
    sendText: ({ to, text }) =>
      asProblem('route/not-delivered', async () => {
        await sns.send(
          new PublishCommand({
            PhoneNumber: to,
            Message: text,
            MessageAttributes: {
              // Reliability before price: the customer waits for it (SNS developer guide, "Publishing SMS messages").
              'AWS.SNS.SMS.SMSType': attribute('Transactional'),
              ...(textSenderId && { 'AWS.SNS.SMS.SenderID': attribute(textSenderId) }),
            },
          }),
        );
      }),
  };
}

const attribute = (StringValue: string): MessageAttributeValue => ({
  DataType: 'String',
  StringValue,
});
