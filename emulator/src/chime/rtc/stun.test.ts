import { describe, expect, it } from 'vitest';
import { bindingSuccess, isStun, parseBindingRequest, seal } from './stun.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt';

/** RFC 5769 §2.1 */
const sampleRequest = bytes(`
  00010058 2112a442 b7e7a701 bc34d686 fa87dfae
  80220010 5354554e 20746573 7420636c 69656e74
  00240004 6e0001ff
  80290008 932ff9b1 51263b36
  00060009 6576746a 3a683676 59202020
  00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
  80280004 e57a3bcf`);

/** RFC 5769 §2.2 */
const sampleResponse = bytes(`
  0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
  8022000b 74657374 20766563 746f7220
  00200008 0001a147 e112a643
  00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
  80280004 c07d4c96`);

describe('STUN', () => {
  it('reads the sample request of RFC 5769 and believes its signature', () => {
    const request = parseBindingRequest(sampleRequest);
    expect(request?.username).toBe('evtj:h6vY');
    expect(request?.useCandidate).toBe(false);
    expect(request?.isSignedWith(PASSWORD)).toBe(true);
    expect(request?.isSignedWith('another password')).toBe(false);
  });

  it('seals a message as the sample response of RFC 5769 is sealed', () => {
    expect(seal(sampleResponse.subarray(0, 48), PASSWORD).equals(sampleResponse)).toBe(true);
  });

  it('tells the peer its address as the sample response of RFC 5769 does', () => {
    const answer = bindingSuccess(
      sampleRequest.subarray(8, 20),
      { address: '192.0.2.1', port: 32_853 },
      PASSWORD,
    );
    expect(answer.subarray(20, 32)).toEqual(bytes('00200008 0001a147 e112a643'));
    expect(answer.readUInt16BE(0)).toBe(0x0101);
  });

  it('ignores a request that was changed, cut short, unsigned or of another kind', () => {
    const changed = Buffer.from(sampleRequest);
    changed[30]! ^= 1;
    expect(parseBindingRequest(changed)).toBeUndefined();
    expect(parseBindingRequest(sampleRequest.subarray(0, 60))).toBeUndefined();
    expect(parseBindingRequest(sampleResponse)).toBeUndefined();
    const unsigned = Buffer.concat([sampleRequest.subarray(0, 20)]);
    unsigned.writeUInt16BE(0, 2);
    expect(parseBindingRequest(unsigned)).toBeUndefined();
    expect(isStun(bytes('80600000 00000000 00000000 00000000 00000000'))).toBe(false);
  });
});
