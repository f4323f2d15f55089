import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { addresses } from '../world.ts';

/** A customer on the company's page, through what the screen offers. */
export class Customer {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly name: string;
  readonly email: string;

  constructor(page: Page, person: { name: string; email: string }) {
    this.page = page;
    this.context = page.context();
    this.name = person.name;
    this.email = person.email;
  }

  button(name: string, options: { exact?: boolean } = {}): Locator {
    return this.page.getByRole('button', { name, ...options });
  }

  /** The agent as the customer sees them. */
  remote(name: string): Locator {
    return this.page.locator(`video[data-attendee-name="${name}"]`);
  }

  async opensThePage(path = '/'): Promise<void> {
    await this.page.goto(addresses.web['customer-site'] + path);
  }

  async startsChat(): Promise<void> {
    await this.button('Video call now').click();
    await this.fillsTheForm();
  }

  async startsChatAgain(): Promise<void> {
    await this.button('Start a new conversation').click();
    await this.fillsTheForm();
  }

  private async fillsTheForm(): Promise<void> {
    await this.page.getByLabel('Name', { exact: true }).fill(this.name);
    await this.page.getByLabel('Email', { exact: true }).fill(this.email);
    await this.button('Start chat').click();
    await this.reads(`Hi, ${this.name}`);
  }

  async startsChatWithReference(reference: string): Promise<void> {
    await this.startsWithReference(reference);
    await this.reads(`Hi, ${this.name}`);
  }

  async startsWithReference(reference: string): Promise<void> {
    await this.button('Video call now').click();
    await this.page.getByLabel('Name', { exact: true }).fill(this.name);
    await this.page.getByLabel('Email', { exact: true }).fill(this.email);
    await this.page.getByText('I have a reference from an agent').click();
    await this.page.getByLabel('Reference').fill(reference);
    await this.button('Start chat').click();
  }

  async writes(text: string): Promise<void> {
    await this.page.getByLabel('Message', { exact: true }).fill(text);
    await this.button('Send', { exact: true }).click();
  }

  async reads(text: string): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible();
  }

  async takesUpTheInvitation(): Promise<void> {
    await this.button('Join video call').first().click();
    await this.button('Join call').click();
    await this.isInCall();
  }

  async isInCall(): Promise<void> {
    await expect(this.button('Leave call')).toBeVisible();
  }

  async startsCamera(): Promise<void> {
    await this.button('Start camera').click();
    await expect(this.button('Stop camera')).toBeVisible();
  }

  async endsChat(): Promise<void> {
    await this.button('End chat').first().click();
    const dialogAnswer = this.page
      .getByRole('group', { name: /end/i })
      .getByRole('button', { name: /end/i });
    if (await dialogAnswer.count()) await dialogAnswer.first().click();
  }
}
