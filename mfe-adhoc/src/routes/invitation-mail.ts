import type { Route } from '@video-escalation/contracts/http/routes';

/** The words of the mail; `until` is the time of day when the link stops working. */
export interface MailWords {
  readonly subject: (agentName: string) => string;
  readonly text: (mail: {
    readonly customerName: string | null;
    readonly agentName: string;
    readonly link: string;
    readonly until: string;
  }) => string;
}

/** Opens a new mail in the agent's own mail program. The link is enough to come by: the digits stay out. */
export function mailAddress(
  route: Route,
  words: MailWords,
  { agentName, locale }: { readonly agentName: string; readonly locale: string },
): string {
  const until = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(
    new Date(route.expiresAt),
  );
  const { customerName, link } = route;
  const text = words.text({ customerName, agentName, link, until });
  // RFC 6068: percent-encoded throughout, line breaks as CR LF.
  const field = (value: string) => encodeURIComponent(value.replaceAll('\n', '\r\n'));
  const address = encodeURIComponent(route.customerEmail).replaceAll('%40', '@');
  return `mailto:${address}?subject=${field(words.subject(agentName))}&body=${field(text)}`;
}
