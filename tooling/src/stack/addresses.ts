import { webPackages, type WebPackageName } from '../web/packages.ts';

/** Every address of one local stack. `PORT_OFFSET` moves all of them, so that two stacks run side by side. */
export interface Addresses {
  readonly web: Readonly<Record<WebPackageName, string>>;
  /** Public: the edge stands there, before the api processes. */
  readonly apis: readonly string[];
  /** Where the api processes listen themselves, in the same order. */
  readonly innerApis: readonly string[];
  readonly emulator: string;
  readonly ports: readonly number[];
}

const LOOPBACK_BASE = 'http://localhost';
const API_PORT = 4000;
const INNER_API_PORT = 4200;
export const EMULATOR_PORT = 4566;

/** @param base scheme and host of every address */
export function addresses(offset: number, apiCount: number, base = LOOPBACK_BASE): Addresses {
  const at = (port: number) => `${base}:${port + offset}`;
  const portsFrom = (first: number) =>
    Array.from({ length: apiCount }, (_each, index) => first + index);
  const [apiPorts, innerPorts] = [portsFrom(API_PORT), portsFrom(INNER_API_PORT)];
  const webPorts = Object.values(webPackages).map((each) => each.port);
  return {
    web: Object.fromEntries(
      Object.entries(webPackages).map(([name, { port }]) => [name, at(port)]),
    ) as Record<WebPackageName, string>,
    apis: apiPorts.map(at),
    innerApis: innerPorts.map((port) => `${LOOPBACK_BASE}:${port + offset}`),
    emulator: at(EMULATOR_PORT),
    ports: [...webPorts, ...apiPorts, ...innerPorts, EMULATOR_PORT].map((port) => port + offset),
  };
}

/** Development pages stand 100 above the released ones, so that both can be open. */
const DEVELOPMENT_PORT_DISTANCE = 100;

export function developmentAddress(released: string): string {
  return `http://localhost:${portOf(released) + DEVELOPMENT_PORT_DISTANCE}`;
}

export function portOf(address: string): number {
  return Number(new URL(address).port);
}

/** The same port as a WebSocket origin: the vendor SDKs take `ws:` for 127.0.0.1 only. */
export function socketOrigins(address: string): string[] {
  const { protocol, host } = new URL(address);
  if (protocol === 'https:') return [`wss://${host}`];
  return [`ws://127.0.0.1:${portOf(address)}`, `ws://localhost:${portOf(address)}`];
}
