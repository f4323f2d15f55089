/**
 * The words of a page's error, without what may be personal data or a secret: e-mail addresses, what an address
 * asks for, tokens and digests, phone numbers. Rather a harmless word too many is taken out than one too few.
 */
export function masked(text: string): string {
  return text
    .replace(/[?#][^\s'"<>)]+/g, '?[query]')
    .replace(/[^\s@'"<>]+@[^\s@'"<>]+/g, '[e-mail]')
    .replace(/[A-Za-z0-9_+=-]{16,}(?:[./][A-Za-z0-9_+=-]+)*/g, (run) =>
      isRandom(run) ? '[token]' : run,
    )
    .replace(/\b[0-9a-f]{16,}\b/gi, '[token]')
    .replace(/\+?\(?\d[\d ()./-]{5,}\d/g, (run) => (digitsIn(run) >= 7 ? '[number]' : run));
}

/** Names in code and in addresses are letters; secrets and digests mix digits in. */
const isRandom = (run: string) => /\d/.test(run) && /[A-Za-z]/.test(run);

const digitsIn = (run: string) => run.replace(/\D/g, '').length;
