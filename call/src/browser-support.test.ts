import { expect, test } from 'vitest';
import { canCall } from './browser-support.ts';

const browser = (parts: object) => parts as unknown as Window & typeof globalThis;
class RTCPeerConnection {}

test('a browser with WebRTC and devices can call', () => {
  expect(canCall(browser({ RTCPeerConnection, navigator: { mediaDevices: {} } }))).toBe(true);
});

test('a browser without WebRTC, or a page that gets no devices, cannot call', () => {
  expect(canCall(browser({ navigator: { mediaDevices: {} } }))).toBe(false);
  expect(canCall(browser({ RTCPeerConnection, navigator: {} }))).toBe(false);
});
