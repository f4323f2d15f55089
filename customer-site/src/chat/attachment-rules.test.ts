import { expect, test } from 'vitest';
import { fileFault, MAX_FILE_BYTES } from './attachment-rules.ts';

test.each([
  ['bill.pdf', 1, null],
  ['Photo.JPG', MAX_FILE_BYTES, null],
  ['photo.jpg', MAX_FILE_BYTES + 1, 'too-large'],
  ['empty.txt', 0, 'empty'],
  ['run.exe', 1, 'type-not-taken'],
  ['pdf', 1, 'type-not-taken'],
])('%s of %i bytes: %s', (name, size, fault) => {
  expect(fileFault({ name, size })).toBe(fault);
});
