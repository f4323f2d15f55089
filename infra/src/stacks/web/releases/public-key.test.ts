import { afterEach, expect, it, vi } from 'vitest';
import { answerPublicKey, publicKeyCode, type PublicKeyRequest } from './public-key.ts';

const request: PublicKeyRequest = {
  RequestType: 'Create',
  ResponseURL: 'https://cloudformation-custom-resource-response.example/',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'PublicKey',
  ResourceProperties: { KeyId: 'the-key' },
};

/** What CloudFormation was answered. */
async function answerTo(
  asked: PublicKeyRequest,
  publicKeyOf: (keyId: string) => Promise<Uint8Array>,
): Promise<unknown> {
  const fetched = vi.fn<typeof fetch>(async () => new Response());
  vi.stubGlobal('fetch', fetched);
  await answerPublicKey(asked, publicKeyOf);
  const [url, { method, body } = {}] = fetched.mock.calls[0]!;
  expect([url, method]).toEqual([request.ResponseURL, 'PUT']);
  return JSON.parse(body as string);
}

afterEach(() => vi.unstubAllGlobals());

const common = {
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'PublicKey',
  PhysicalResourceId: 'the-key',
};

it('answers with the key’s bytes in base64, also those that are no text', async () => {
  expect(await answerTo(request, async () => new Uint8Array([0x30, 0x59, 0xff, 0xfe, 0]))).toEqual({
    ...common,
    Status: 'SUCCESS',
    Data: { spki: 'MFn//gA=' },
  });
});

it('says why there is none, so that a deployment doesn’t wait an hour for it', async () => {
  const refused = () => Promise.reject(new Error('AccessDenied'));
  expect(await answerTo(request, refused)).toEqual({
    ...common,
    Status: 'FAILED',
    Reason: 'Error: AccessDenied',
  });
});

it('asks nothing of a key when the stack goes: that must never hang', async () => {
  const unasked = () => Promise.reject(new Error('asked'));
  expect(await answerTo({ ...request, RequestType: 'Delete' }, unasked)).toMatchObject({
    Status: 'SUCCESS',
  });
});

it('fits into a template', () => {
  // CloudFormation takes 4 KiB in place (AWS::Lambda::Function Code, ZipFile).
  expect(publicKeyCode.length).toBeLessThan(4_096);
});
