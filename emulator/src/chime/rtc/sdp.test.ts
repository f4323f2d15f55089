import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildAnswer, type AnswerParameters } from './sdp-answer.ts';
import { BadOffer, parseOffer } from './sdp-offer.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../golden/${name}.sdp`, import.meta.url), 'utf8').replace(/\r?\n/g, '\r\n');

/** What the captured answer itself says, so that the rest must follow from the offer alone. */
function parametersOf(answer: string): AnswerParameters {
  const found = (pattern: RegExp) => pattern.exec(answer)?.[1] ?? '';
  const ssrcs = new Map(
    answer.split(/^(?=m=)/m).map((block) => {
      const mid = /^a=mid:(\S+)/m.exec(block)?.[1] ?? '';
      return [mid, Number(/^a=ssrc:(\d+)/m.exec(block)?.[1] ?? 0)];
    }),
  );
  return {
    sessionId: Number(found(/^o=- (\d+)/m)),
    version: Number(found(/^o=- \d+ (\d+)/m)),
    addresses: ['127.0.0.1'],
    port: Number(found(/^m=audio (\d+)/m)),
    iceUfrag: found(/^a=ice-ufrag:(\S+)/m),
    icePassword: found(/^a=ice-pwd:(\S+)/m),
    fingerprint: found(/^a=fingerprint:sha-256 (\S+)/m),
    videoCodecs: ['VP8'],
    ssrcOf: (mid) => ssrcs.get(mid) ?? 0,
  };
}

describe('the SDP answer', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'to captured offer %i is the one that Chromium accepted',
    (n) => {
      const answer = golden(`chime-answer-${n}`);
      const offer = parseOffer(golden(`chime-offer-${n}`));
      expect(buildAnswer(offer, parametersOf(answer))).toBe(answer);
    },
  );

  it('takes all supported codecs, in the order of the client’s m-line', () => {
    const offer = golden('chime-offer-3');
    const parameters = parametersOf(golden('chime-answer-3'));
    const typesOf = (sdp: string, videoCodecs: AnswerParameters['videoCodecs']) =>
      buildAnswer(parseOffer(sdp), { ...parameters, videoCodecs })
        .match(/^m=video .*$/gm)
        ?.map((line) => line.split('SAVPF ')[1]);
    // Of the many H.264 profiles only constrained baseline in packetization mode 1.
    expect(typesOf(offer, ['VP8', 'H264'])).toEqual(['96 108', '96 108']);
    // The Chime SDK puts the codec that it prefers in front in the m-line, and leaves the rtpmap lines as they are.
    const preferring = offer.replace(/^(m=video \d+ \S+)(.*) 108/gm, '$1 108$2');
    expect(typesOf(preferring, ['VP8', 'H264'])).toEqual(['108 96', '108 96']);
  });

  it('rejects a section none of whose codecs is wanted and leaves it out of the bundle', () => {
    const offer = parseOffer(golden('chime-offer-1').replace(/VP8/g, 'VP7'));
    const answer = buildAnswer(offer, parametersOf(golden('chime-answer-1')));
    expect(answer).toContain('a=group:BUNDLE 0\r\n');
    expect(answer).toContain('m=video 0 ');
  });

  it('takes a section that Firefox only bundles for an offered one, not for a stopped one', () => {
    const parameters = parametersOf(golden('chime-answer-3'));
    const portsOf = (sdp: string) => [...sdp.matchAll(/^m=video (\d+)/gm)].map(([, port]) => port);
    const stopped = golden('chime-offer-3').replace(/^m=video \d+/gm, 'm=video 0');
    expect(new Set(portsOf(buildAnswer(parseOffer(stopped), parameters)))).toEqual(new Set(['0']));
    const bundled = stopped.replace(/^(m=video.*)$/gm, '$1\r\na=bundle-only');
    const answer = buildAnswer(parseOffer(bundled), parameters);
    expect(new Set(portsOf(answer))).toEqual(new Set([`${parameters.port}`]));
  });

  it('offers each of several addresses as a candidate of its own, the first one preferred', () => {
    const parameters = parametersOf(golden('chime-answer-1'));
    const addresses = ['127.0.0.1', '192.0.2.7'] as const;
    const answer = buildAnswer(parseOffer(golden('chime-offer-1')), { ...parameters, addresses });
    const [audio] = answer.split(/^(?=m=video)/m);
    expect(audio!.match(/^a=candidate.*$/gm)).toEqual([
      `a=candidate:1 1 udp 2130706431 127.0.0.1 ${parameters.port} typ host generation 0`,
      `a=candidate:2 1 udp 2130706175 192.0.2.7 ${parameters.port} typ host generation 0`,
    ]);
    expect(audio).toContain('c=IN IP4 127.0.0.1\r\n');
  });

  it('refuses an offer without a media section or without a fingerprint', () => {
    expect(() => parseOffer('v=0\r\n')).toThrow(BadOffer);
    expect(() => parseOffer(golden('chime-offer-1').replace(/a=fingerprint.*\r\n/g, ''))).toThrow(
      BadOffer,
    );
  });
});
