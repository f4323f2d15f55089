import { renderDocument } from './document.ts';
import { html } from './html.ts';

export interface SignInPage {
  readonly heading: string;
  /** Where the form is posted. */
  readonly action: string;
  readonly email?: string | undefined;
  readonly error?: string | undefined;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** *Email*, *Password*, *Sign in*: shared by the OpenID provider and the contact centre's own login. */
export function renderSignIn({ heading, action, email, error, hidden = {} }: SignInPage): string {
  const described = error ? html`aria-describedby="error" aria-invalid="true"` : html``;
  return renderDocument({
    title: `Sign in · ${heading}`,
    styles: ['sign-in'],
    body: html`<main class="sign-in">
      <p class="brand">${heading}</p>
      <h1>Sign in</h1>
      ${error ? html`<p class="error" id="error" role="alert">${error}</p>` : html``}
      <form method="post" action="${action}">
        ${Object.entries(hidden).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <label for="email">Email</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          required
          ${email ? html`` : html`autofocus`}
          value="${email ?? ''}"
          ${described}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${email ? html`autofocus` : html``}
          ${described}
        />
        <button class="primary" type="submit">Sign in</button>
      </form>
      <p class="hint">
        A stand-in for laptops and tests. Try alice@example.com with the password
        <code>password</code>.
      </p>
    </main>`,
  });
}

export const wrongCredentials =
  'That email and password do not belong together. Check both and try again.';
