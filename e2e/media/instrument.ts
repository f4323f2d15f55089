/**
 * Runs in each page before its own scripts: keeps hold of the page's peer connections, so that a journey can
 * look at what truly arrives, and of the policy violations that a browser only mutters about.
 */
export function instrument(): void {
  const page = window as unknown as InstrumentedWindow;
  page.peerConnections = [];
  page.policyViolations = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      page.peerConnections.push(this);
    }
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    page.policyViolations.push(
      `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`,
    );
  });
}

export interface InstrumentedWindow {
  peerConnections: RTCPeerConnection[];
  policyViolations: string[];
}
