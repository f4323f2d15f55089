import type { CcpSession } from '@video-escalation/contracts/http/agent';

let count = 0;

/**
 * Signs the browser in to Amazon Connect: posts the fields to its sign-in page in a hidden frame, so that the session's
 * cookie is set. Resolves when the page has answered, with whatever: it belongs to another origin and can't be read.
 * The fields leave the document at once, the frame when it is cancelled.
 */
export function submitSignIn(
  page: Document,
  session: CcpSession,
  cancelled: AbortSignal,
): Promise<void> {
  const frame = createFrame(page);
  const form = createForm(page, session, frame.name);
  cancelled.addEventListener('abort', () => frame.remove(), { once: true });
  return new Promise<void>((resolve) => {
    page.body.append(frame, form);
    cancelled.addEventListener('abort', () => resolve(), { once: true });
    // Only now: an empty frame has its own load event when it is attached.
    frame.addEventListener('load', () => resolve(), { once: true });
    form.submit();
    form.remove();
  });
}

function createFrame(page: Document): HTMLIFrameElement {
  const frame = page.createElement('iframe');
  frame.name = `ccp-sign-in-${++count}`;
  frame.hidden = true;
  frame.title = 'Sign-in';
  return frame;
}

function createForm(
  page: Document,
  { signInUrl, fields }: CcpSession,
  target: string,
): HTMLFormElement {
  const form = page.createElement('form');
  form.method = 'post';
  form.action = signInUrl;
  form.target = target;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const field = page.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  return form;
}
