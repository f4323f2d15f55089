import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createCertificate } from './certificate.ts';
import { startTlsFront, type TlsFront } from './tls-front.ts';

/** A stack that other devices on the network reach, by https at an address of this machine. */
export interface Lan {
  /** Scheme and host of every address of the stack. */
  readonly base: string;
  /** Of every part: all of them speak to each other by the same addresses as the devices. */
  readonly env: NodeJS.ProcessEnv;
  readonly emulatorEnv: NodeJS.ProcessEnv;
  /** Of each Chromium that is to accept the certificate and to reach the address. */
  readonly chromiumFlags: readonly string[];
  readonly front: TlsFront;
}

export interface LanOptions {
  /** IPv4 address of this machine. */
  readonly address: string;
  readonly ports: readonly number[];
  /** Where the certificate is written to, for the parts and for devices that are to trust it. */
  readonly folder: string;
}

export async function openLan({ address, ports, folder }: LanOptions): Promise<Lan> {
  const certificate = await createCertificate(address, Date.now());
  const file = join(folder, 'lan.crt');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, certificate.certificatePem);
  // This process looks at the parts and publishes releases by the same addresses.
  setDefaultCACertificates([...getCACertificates('default'), certificate.certificatePem]);
  const base = `https://${address}`;
  return {
    base,
    env: { NODE_EXTRA_CA_CERTS: file },
    emulatorEnv: { EMULATOR_MEDIA_ADDRESSES: address, EMULATOR_MEDIA_CLIENTS: 'network' },
    chromiumFlags: [
      `--ignore-certificate-errors-spki-list=${certificate.publicKeyHash}`,
      `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${address}`,
    ],
    front: await startTlsFront({ host: address, ports, certificate }),
  };
}
