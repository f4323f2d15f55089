import {
  expect,
  type BrowserContext,
  type FrameLocator,
  type Locator,
  type Page,
} from '@playwright/test';
import { addresses } from '../world.ts';

/** An agent at work, through what the screen offers: accessible names only. */
export class Agent {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly email: string;
  private authorization = '';

  constructor(page: Page, email: string) {
    this.page = page;
    this.context = page.context();
    this.email = email;
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization && request.url().includes('/v1/')) this.authorization = authorization;
    });
  }

  get ccp(): FrameLocator {
    return this.page
      .getByRole('region', { name: 'Contact control panel' })
      .locator('iframe')
      .contentFrame();
  }

  get video(): Locator {
    return this.page.getByRole('region', { name: 'Video', exact: true });
  }

  /** The customer as the agent sees them. */
  remote(name: string): Locator {
    return this.video.locator(`video[data-attendee-name="${name}"]`);
  }

  button(name: string): Locator {
    return this.video.getByRole('button', { name });
  }

  async opensSignedOut(path: string): Promise<void> {
    await this.page.goto(addresses.web.shell + path);
    await this.page.getByLabel('Email').fill(this.email);
    await this.page.getByLabel('Password').fill('password');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async signsIn(path = '/'): Promise<void> {
    await this.opensSignedOut(path);
    await expect(this.page.getByRole('region', { name: 'Contact control panel' })).toBeVisible();
    await expect(this.ccp.getByRole('button', { name: 'Available' })).toBeVisible();
  }

  async isAvailable(): Promise<void> {
    await this.ccp.getByRole('button', { name: 'Available' }).click();
    await expect(this.ccp.getByRole('status').first()).toContainText('Available');
  }

  async accepts(): Promise<void> {
    await this.ccp.getByRole('button', { name: 'Accept' }).click();
    await expect(this.ccp.getByRole('button', { name: 'End chat' })).toBeVisible();
  }

  async writes(text: string): Promise<void> {
    await this.ccp.getByLabel('Message', { exact: true }).fill(text);
    await this.ccp.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async reads(text: string): Promise<void> {
    await expect(this.ccp.getByText(text).first()).toBeVisible();
  }

  /** From the held contact into the call, with the devices as they are. */
  async startsVideo(): Promise<void> {
    await this.button('Start video').click();
    await this.joins();
  }

  async joins(): Promise<void> {
    await this.button('Join call').click();
    await this.isInCall();
  }

  async isInCall(): Promise<void> {
    await expect(this.video.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  }

  async startsCamera(): Promise<void> {
    await this.button('Start camera').click();
    await expect(this.button('Stop camera')).toBeVisible();
  }

  /** Creates an ad-hoc route and reads its digits from the screen. */
  async createsRoute(email: string): Promise<string> {
    const slot = this.page.getByRole('region', { name: 'Ad-hoc routes' });
    await slot.getByRole('button', { name: 'Create ad-hoc route' }).click();
    await slot.getByLabel('Customer email').fill(email);
    const created = this.page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/v1/routes'),
    );
    await slot.getByRole('button', { name: 'Create', exact: true }).click();
    // An earlier route may still stand there, of this journey or another: its digits are not these.
    const { reference } = (await (await created).json()) as { reference: string };
    const [first, second] = [reference.slice(0, 4), reference.slice(4)];
    const shown = slot.getByRole('region', { name: email }).getByRole('status');
    await expect(shown).toHaveText(new RegExp(`^${first}\\s*${second}$`));
    return (await shown.textContent())!.replace(/\D/g, '');
  }

  async startsRecording(): Promise<void> {
    await this.button('Start recording').click();
    // A recorder that doesn't report within twenty seconds is replaced once; a busy machine needs that.
    await expect(this.video.getByText('Recording is on.')).toBeAttached({ timeout: 60_000 });
    await expect(this.button('Pause recording')).toBeVisible();
  }

  /** Waits until the elapsed time on the screen has reached so many seconds. */
  async hasRecorded(seconds: number): Promise<void> {
    const shown = async () => {
      const text = (await this.video.getByText(/^REC(?!ORDING)/).textContent()) ?? '';
      const [minutes, rest] = (/(\d+):(\d\d)/.exec(text) ?? ['', '0', '0']).slice(1).map(Number);
      return minutes! * 60 + rest!;
    };
    await expect
      .poll(shown, { timeout: (seconds + 20) * 1_000, intervals: [500] })
      .toBeGreaterThanOrEqual(seconds);
  }

  async stopsRecording(): Promise<void> {
    await this.button('Stop recording').click();
    await expect(this.button('Start recording')).toBeVisible();
  }

  /** As a developer: what the parts tell each other, where it has these letters. */
  async findsOnTheBus(event: string, letters: string): Promise<void> {
    await this.page.keyboard.press('Alt+Shift+D');
    const panel = this.page.getByRole('region', { name: 'Developer panel' });
    await panel.getByRole('tab', { name: 'Bus' }).click();
    await panel.getByLabel('Filter').fill(letters);
    await expect(panel.getByText(event).first()).toBeVisible();
    await panel.getByRole('button', { name: 'Close developer panel' }).click();
  }

  async endsForEveryone(): Promise<void> {
    await this.button('End for everyone').click();
    await this.button('End for everyone').click();
    await expect(this.video.getByRole('button', { name: 'Leave', exact: true })).toBeHidden();
  }

  /** What a page of the agent's own making could send: with the right token, past every button. */
  async sends(path: string): Promise<{ status: number; code: string | undefined }> {
    const { authorization } = this;
    const response = await fetch(addresses.apis.at(-1) + path, {
      method: 'POST',
      headers: { authorization },
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code };
  }

  async endsChat(): Promise<void> {
    await this.ccp.getByRole('button', { name: 'End chat' }).click();
  }

  async closesContact(): Promise<void> {
    await this.ccp.getByRole('button', { name: 'Close contact' }).click();
    await expect(this.ccp.getByRole('button', { name: 'Close contact' })).toBeHidden();
  }
}
