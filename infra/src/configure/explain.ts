import { PlainFailure } from './failure.ts';

const known: Readonly<Record<string, string>> = {
  CredentialsProviderError:
    'There are no AWS credentials: sign in (aws sso login, aws configure) or say which (AWS_PROFILE).',
  ExpiredTokenException: 'The AWS credentials have expired: sign in again.',
  ExpiredToken: 'The AWS credentials have expired: sign in again.',
  UnrecognizedClientException: 'AWS does not know these credentials: sign in again.',
  ThrottlingException:
    'AWS takes no more calls at the moment. What was written stays: run the command again in a minute.',
};

/** What to print of an error: a sentence to act on where there is one, everything else as it is. */
export function explain(error: unknown): string {
  if (error instanceof PlainFailure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  if (name === 'ExitPromptError') return 'Stopped: nothing was written.';
  if (/region is missing/i.test(message))
    return 'There is no AWS region: say which (AWS_REGION), or take a profile that has one.';
  if (name.startsWith('AccessDenied')) return `AWS refuses it to you: ${message}`;
  return known[name] ?? error.stack ?? message;
}
