/**
 * Whether this browser has what a call needs: WebRTC and access to devices. WebKitGTK is built without WebRTC on some
 * distributions, and no browser gives devices to a page that came over plain http from another machine.
 */
export function canCall(browser: Window & typeof globalThis = window): boolean {
  const { navigator } = browser as { navigator: Partial<Navigator> };
  return typeof browser.RTCPeerConnection === 'function' && navigator.mediaDevices !== undefined;
}
