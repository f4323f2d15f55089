/**
 * Where the form of a federated sign-in is posted: beside the contact control panel, on the panel's own host, since
 * the session's cookie must be sent there. New instances answer at `<alias>.my.connect.aws/auth/sign-in`
 * (amazon-connect/video-call-escalation, agent-app, ran against the real service). Old ones have their pages and
 * `/auth/authorize` below `<alias>.awsapps.com/connect` (administrator guide, "Set up your network"); that their
 * sign-in stands there too is assumed. @param answered `SignInUrl` of GetFederationToken, which wins on the same host.
 */
export function signInAddress(ccpUrl: string, answered?: string): string {
  const beside = new URL('../auth/sign-in', ccpUrl);
  if (answered === undefined || !URL.canParse(answered)) return beside.href;
  const { origin, pathname } = new URL(answered);
  const isInstance = origin === beside.origin && pathname.endsWith('/auth/sign-in');
  return isInstance ? origin + pathname : beside.href;
}
