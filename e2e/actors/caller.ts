import { expect, type Page } from '@playwright/test';
import { addresses } from '../world.ts';

/** Somebody on a telephone. */
export class Caller {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async calls(number = '+15550100'): Promise<void> {
    await this.page.goto(`${addresses.emulator}/phone`);
    await this.page.getByLabel('Caller number').fill(number);
    await this.page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Hang up' })).toBeVisible();
  }

  async isTalking(): Promise<void> {
    await expect(this.page.getByRole('status').first()).toContainText('You’re talking');
  }
}
