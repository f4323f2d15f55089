import { sequenceDistance } from '../rtc/rtp.ts';

/** What one 20 ms tick gets. A lost packet may be rebuilt from the redundancy in the next one. */
type JitterOutput =
  | { readonly kind: 'packet'; readonly payload: Buffer }
  | { readonly kind: 'lost'; readonly next?: Buffer }
  | { readonly kind: 'idle' };

export interface JitterBuffer {
  push(sequenceNumber: number, payload: Buffer): void;
  pop(): JitterOutput;
  /** Share of the last ticks that had no packet, 0 to 1. */
  readonly lossRate: number;
}

const PRIME_PACKETS = 3;
const MAX_PACKETS = 14;
/** After this many empty ticks the sender has paused rather than lost packets. */
const IDLE_AFTER_TICKS = 5;
/**
 * A delay that stayed above the priming delay for this long is cut by one packet: what piled up while this machine
 * was busy is made good within seconds, as sound that stays behind its picture is worse than a click.
 */
const TRIM_AFTER_TICKS = 25;

/** Puts packets in order and smooths their arrival: 60 ms of delay, never more than 280 ms. */
export function createJitterBuffer(): JitterBuffer {
  const packets = new Map<number, Buffer>();
  let next: number | undefined;
  let emptyTicks = 0;
  let lossRate = 0;
  let smallest = { size: Infinity, ticks: 0 };

  const drop = () => {
    packets.delete(next!);
    next = (next! + 1) & 0xffff;
  };
  const prime = () => {
    const [first = 0] = [...packets.keys()].sort((a, b) => sequenceDistance(b, a));
    next = first;
    emptyTicks = 0;
    smallest = { size: Infinity, ticks: 0 };
  };
  const trim = () => {
    smallest = { size: Math.min(smallest.size, packets.size), ticks: smallest.ticks + 1 };
    if (smallest.ticks < TRIM_AFTER_TICKS) return;
    if (smallest.size > PRIME_PACKETS) drop();
    smallest = { size: Infinity, ticks: 0 };
  };
  const noteLoss = (isLost: boolean) => {
    lossRate += ((isLost ? 1 : 0) - lossRate) / 100;
  };

  return {
    get lossRate() {
      return lossRate;
    },
    push(sequenceNumber, payload) {
      if (next !== undefined && sequenceDistance(next, sequenceNumber) < 0) {
        if (sequenceDistance(next, sequenceNumber) > -500) return;
        packets.clear(); // a restarted sender
        next = undefined;
      }
      packets.set(sequenceNumber, payload);
      if (packets.size <= MAX_PACKETS) return;
      if (next === undefined) packets.delete(packets.keys().next().value!);
      else while (packets.size > PRIME_PACKETS) drop();
    },
    pop() {
      if (next === undefined) {
        if (packets.size < PRIME_PACKETS) return { kind: 'idle' };
        prime();
      }
      trim();
      const payload = packets.get(next!);
      if (payload) {
        drop();
        emptyTicks = 0;
        noteLoss(false);
        return { kind: 'packet', payload };
      }
      noteLoss(true);
      if (packets.size > 0) {
        drop();
        const following = packets.get(next!);
        return following ? { kind: 'lost', next: following } : { kind: 'lost' };
      }
      emptyTicks += 1;
      if (emptyTicks >= IDLE_AFTER_TICKS) next = undefined;
      return { kind: 'lost' };
    },
  };
}
