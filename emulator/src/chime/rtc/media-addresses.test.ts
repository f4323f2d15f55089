import { describe, expect, it } from 'vitest';
import { isOwnAddress, readMediaAddresses } from './media-addresses.ts';

describe('the addresses of the media port', () => {
  it('are read from a comma-separated list, in its order', () => {
    expect(readMediaAddresses('127.0.0.1')).toEqual(['127.0.0.1']);
    expect(readMediaAddresses('127.0.0.1, 192.0.2.7')).toEqual(['127.0.0.1', '192.0.2.7']);
  });

  it.each(['', 'localhost', '127.0.0.1,', '::1'])('are refused by name: %j', (text) => {
    expect(() => readMediaAddresses(text)).toThrow('EMULATOR_MEDIA_ADDRESSES');
  });
});

describe('an address', () => {
  it.each(['127.0.0.1', '127.0.0.2'])('%s is of this machine', (address) => {
    expect(isOwnAddress(address)).toBe(true);
  });

  it('of a range for documentation is not of this machine', () => {
    expect(isOwnAddress('192.0.2.7')).toBe(false);
  });
});
