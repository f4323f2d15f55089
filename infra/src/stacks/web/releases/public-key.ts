/** As much as is needed of what CloudFormation asks a custom resource (user guide, "Custom resource request objects"). */
export interface PublicKeyRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceProperties: { readonly KeyId: string };
}

/**
 * Answers CloudFormation with a signing key's public half in base64, as pages take it: CDK's own calls of the SDK would
 * hand the bytes on as text. It runs in Lambda as it stands here, so it may use nothing from around it.
 */
export async function answerPublicKey(
  request: PublicKeyRequest,
  publicKeyOf: (keyId: string) => Promise<Uint8Array>,
): Promise<void> {
  const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId } = request;
  const keyId = request.ResourceProperties.KeyId;
  let outcome: object = { Status: 'SUCCESS' };
  try {
    if (RequestType !== 'Delete') {
      const spki = Buffer.from(await publicKeyOf(keyId)).toString('base64');
      outcome = { Status: 'SUCCESS', Data: { spki } };
    }
  } catch (error) {
    outcome = { Status: 'FAILED', Reason: String(error) };
  }
  const body = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: keyId, ...outcome };
  const answer = await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`CloudFormation took no answer: ${answer.status}`);
}

/** What Lambda runs, with the SDK that its runtime brings. */
export const publicKeyCode = `const { KMSClient, GetPublicKeyCommand } = require('@aws-sdk/client-kms');
const kms = new KMSClient();
const publicKeyOf = async (KeyId) => (await kms.send(new GetPublicKeyCommand({ KeyId }))).PublicKey;
${answerPublicKey.toString()}
exports.handler = (request) => answerPublicKey(request, publicKeyOf);
`;
