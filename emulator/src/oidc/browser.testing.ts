/** As much of a browser as a sign-in needs: cookies, redirects, one form. */
export function createBrowser() {
  const cookies = new Map<string, string>();

  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name) cookies.set(name, value ?? '');
  }

  /** Follows redirects while they stay at the start's origin; the last response or the way out. */
  async function open(url: string, init?: RequestInit): Promise<Landing> {
    const response = await request(url, init);
    const location = response.headers.get('location');
    if (!location) return { url, response };
    const next = new URL(location, url);
    return next.origin === new URL(url).origin ? open(next.href) : { url: next.href, response };
  }

  return {
    open,
    submit: (url: string, fields: Record<string, string>) =>
      open(url, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}

export interface Landing {
  readonly url: string;
  readonly response: Response;
}
