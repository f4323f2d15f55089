import { spawnSync } from 'node:child_process';
import { findProgram } from './debian.ts';

/** The address of the machine inside the namespace. */
export const NAMESPACE_ADDRESS = '10.77.0.1';

/**
 * A pair of virtual devices gives the namespace an address that is not loopback. Nothing is at the other end; the
 * default route leads there, because Firefox gathers no candidates without one.
 */
const SET_UP = [
  'ip link set lo up',
  'ip link add v0 type veth peer name v1',
  `ip addr add ${NAMESPACE_ADDRESS}/24 dev v0`,
  'ip link set v0 up',
  'ip link set v1 up',
  'ip route add default dev v0',
].join(' && ');

type Command = readonly [string, ...string[]];

/**
 * How to run a command in a network of its own, which ends with it: as root, or in a user namespace where the kernel
 * lets everybody make one. Undefined where neither works.
 */
export function networkNamespace(): ((command: Command) => Command) | undefined {
  if (!findProgram('unshare') || !findProgram('ip')) return undefined;
  const ways = [['-n'], ['-r', '-n']] as const;
  const way = ways.find((each) => succeeds(enter(each, ['true'])));
  return way && ((command) => enter(way, command));
}

function enter(flags: readonly string[], command: Command): Command {
  return ['unshare', ...flags, 'sh', '-c', `${SET_UP} && exec "$@"`, 'sh', ...command];
}

function succeeds([program, ...args]: Command): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
