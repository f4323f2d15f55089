import { renderUnicodeCompact } from 'uqr';

/** How to open the customer site on a phone, and what it means to serve a network. */
export function forDevices(customerSite: string): string {
  return `
On a phone in the same network, open ${customerSite} (the code below).
The certificate was made at this start, so the browser warns: choose "Advanced", then go on.

${renderUnicodeCompact(customerSite)}

Everybody in this network can open all of this now: the passwords are known, the emulator trusts whoever reaches it
and shows every call and message on its pages. Serve only a network whose people you trust, and use no real data.`;
}
