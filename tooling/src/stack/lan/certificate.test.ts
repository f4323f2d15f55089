import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCertificate } from './certificate.ts';

test('the certificate is for that address alone, for a month, and trusts itself', async () => {
  const now = Date.parse('2026-11-30T00:00:00Z');
  const { certificatePem, keyPem, publicKeyHash } = await createCertificate('192.0.2.7', now);
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.subjectAltName).toBe('IP Address:192.0.2.7');
  expect(certificate.validFromDate.getTime()).toBeLessThan(now);
  expect(certificate.validToDate.getTime()).toBe(now + 30 * 86_400_000);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(keyPem).toContain('PRIVATE KEY');
  expect(publicKeyHash).toMatch(/^[\w+/]{43}=$/);
});
