/** The polynomial of NVM Express, bits reversed (NVM Command Set Specification, "64b CRC"). */
const POLYNOMIAL = 0x9a6c9329ac4bc9b5n;

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 1n ? (value >> 1n) ^ POLYNOMIAL : value >> 1n;
  return value;
});
const high = Uint32Array.from(table, (value) => Number(value >> 32n));
const low = Uint32Array.from(table, (value) => Number(value & 0xffffffffn));

/** CRC-64/NVME, in two halves of 32 bits. */
export function createCrc64Nvme() {
  let [upper, lower] = [0xffffffff, 0xffffffff];
  return {
    update(data: Buffer): void {
      for (const byte of data) {
        const at = (lower ^ byte) & 0xff;
        lower = ((lower >>> 8) | (upper << 24)) ^ low[at]!;
        upper = (upper >>> 8) ^ high[at]!;
      }
    },
    base64(): string {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~upper >>> 0);
      bytes.writeUInt32BE(~lower >>> 0, 4);
      return bytes.toString('base64');
    },
  };
}
