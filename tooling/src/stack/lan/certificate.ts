import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** Of one start: its private key never leaves the process. */
export interface Certificate {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** SHA-256 of the public key, base64: how Chromium is told to accept this one certificate. */
  readonly publicKeyHash: string;
}

const VALID_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * A self-signed certificate for an IPv4 address. It is its own authority, so that a phone may be told to trust it.
 * @param now milliseconds since 1970
 */
export async function createCertificate(address: string, now: number): Promise<Certificate> {
  const { private: keyPem, cert: certificatePem } = await generate(
    [{ name: 'commonName', value: `Video Escalation on ${address}` }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(now - DAY_MS),
      notAfterDate: new Date(now + VALID_DAYS * DAY_MS),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
      ],
    },
  );
  const { publicKey } = new X509Certificate(certificatePem);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyPem,
    certificatePem,
    publicKeyHash: createHash('sha256').update(spki).digest('base64'),
  };
}
