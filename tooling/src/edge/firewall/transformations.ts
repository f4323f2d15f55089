/** Text transformations of AWS WAF by their names (developer guide, "Text transformations"). */
const transformations: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: urlDecoded,
  NORMALIZE_PATH: normalizedPath,
};

export type Transformation = (text: string) => string;

/** @throws Error that names a transformation which is not known here. */
export function transformationOf(
  steps: readonly { readonly Priority: number; readonly Type: string }[],
): Transformation {
  const inOrder = steps.toSorted((a, b) => a.Priority - b.Priority).map(({ Type }) => Type);
  const functions = inOrder.map((name) => {
    const found = transformations[name];
    if (!found) throw new Error(`The text transformation ${name} of AWS WAF is not evaluated.`);
    return found;
  });
  return (text) => functions.reduce((sofar, step) => step(sofar), text);
}

/** What cannot be decoded stays as it is. */
function urlDecoded(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) =>
    Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/** Repeated slashes, `.` and those `..` that do not begin the text are resolved; nothing is decoded. */
export function normalizedPath(text: string): string {
  const isAbsolute = text.startsWith('/');
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    const before = parts.at(-1);
    if (part === '..' && before !== undefined && before !== '..') parts.pop();
    else if (part !== '..' || !isAbsolute) parts.push(part);
  }
  const isFolder = parts.length > 0 && /\/\.{0,2}$/.test(text);
  return `${isAbsolute ? '/' : ''}${parts.join('/')}${isFolder ? '/' : ''}`;
}
