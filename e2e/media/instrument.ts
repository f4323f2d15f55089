/**
 * Runs in each frame of each page before its own scripts: keeps hold of the page's peer connections, so that a
 * journey can look at what truly arrives, and tells at once of the policy violations that a browser only mutters
 * about, since the page may be left in the next moment.
 */
export function instrument(): void {
  const page = window as unknown as InstrumentedWindow;
  page.peerConnections = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      page.peerConnections.push(this);
    }
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile } = event;
    void page.policyViolated(
      `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}`,
    );
  });
}

export interface InstrumentedWindow {
  peerConnections: RTCPeerConnection[];
  policyViolated(what: string): Promise<void>;
}
