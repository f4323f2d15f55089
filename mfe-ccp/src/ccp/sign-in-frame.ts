import type { CcpSession } from '@video-escalation/contracts/http/agent';

let count = 0;

/**
 * Signs the browser in to Amazon Connect: posts the fields to its sign-in page in a hidden frame, as a login
 * form would, so that the session's cookie is set. The page belongs to another origin: all that can be seen
 * from here is that it has answered. Fields and frame are gone from the document afterwards.
 */
export function submitSignIn(
  page: Document,
  { signInUrl, fields }: CcpSession,
  cancelled: AbortSignal,
): Promise<void> {
  const frame = page.createElement('iframe');
  frame.name = `ccp-sign-in-${++count}`;
  frame.hidden = true;
  frame.title = 'Sign-in';
  const form = page.createElement('form');
  form.method = 'post';
  form.action = signInUrl;
  form.target = frame.name;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const field = page.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  return new Promise<void>((resolve) => {
    page.body.append(frame, form);
    cancelled.addEventListener('abort', () => resolve(), { once: true });
    // Only now: an empty frame has its own load event when it is attached.
    frame.addEventListener('load', () => resolve(), { once: true });
    form.submit();
    form.remove();
  }).finally(() => frame.remove());
}
