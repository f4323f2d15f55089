import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDuration } from '../../pages/lib/time.tsx';
import { startEmulator, type Emulator } from '../emulator.ts';
import { html } from './html.ts';

const workspace = 'http://localhost:3000';
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ clientOrigins: [workspace] });
});
afterAll(() => emulator.stop());

const get = (path: string) => fetch(`${emulator.url}${path}`, { redirect: 'manual' });

describe('html', () => {
  it('escapes what is put in, but not what it made itself', () => {
    const name = '<b onload="x">&\'';
    expect(html`<p title="${name}">${html`<i>${name}</i>`}</p>`.text).toBe(
      '<p title="&lt;b onload=&quot;x&quot;&gt;&amp;&#39;"><i>&lt;b onload=&quot;x&quot;&gt;&amp;&#39;</i></p>',
    );
  });
});

describe('every page', () => {
  it.each(['/', '/login', '/login/done', '/phone', '/ccp-v2/'])(
    '%s allows neither inline nor evaluated scripts',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe|\*;/);
      expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|style=|onclick=/);
    },
  );

  it('finds each script and style that it asks for', async () => {
    for (const path of ['/', '/login', '/phone', '/ccp-v2/']) {
      const assets = (await (await get(path)).text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
      for (const [, asset = ''] of assets) {
        expect((await get(asset)).status, asset).toBe(200);
      }
    }
  });

  it('may be framed only where that is wanted', async () => {
    const policy = async (path: string) =>
      (await get(path)).headers.get('content-security-policy') ?? '';
    expect(await policy('/ccp-v2/')).toContain(`frame-ancestors ${workspace}`);
    expect(await policy('/login')).toContain("frame-ancestors 'none'");
  });
});

describe('the contact control panel', () => {
  it('is found without the slash, as its users type it', async () => {
    expect((await get('/ccp-v2')).headers.get('location')).toBe('/ccp-v2/');
  });

  it('takes a theme from its address, and no other text', async () => {
    expect(await (await get('/ccp-v2/?theme=dark')).text()).toContain('data-theme="dark"');
    expect(await (await get('/ccp-v2/?theme=pink')).text()).not.toContain('data-theme');
  });
});

describe('the login page', () => {
  it('says what is wrong, and keeps the e-mail', async () => {
    const body = new URLSearchParams({ email: 'alice@example.com', password: 'wrong' });
    const response = await fetch(`${emulator.url}/login`, { method: 'POST', body });
    expect(response.status).toBe(401);
    const text = await response.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('value="alice@example.com"');
  });
});

describe('formatDuration', () => {
  it('grows from minutes to hours and is never negative', () => {
    expect([7_000, 754_000, 3_723_000, -5].map(formatDuration)).toEqual([
      '0:07',
      '12:34',
      '1:02:03',
      '0:00',
    ]);
  });
});
