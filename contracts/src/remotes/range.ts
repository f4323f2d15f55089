type Version = readonly [major: number, minor: number, patch: number];

/** Whether what is here serves a remote that was built against the range (`^1.2.0`, or one exact version). */
export function isServed(range: string, version: string): boolean {
  const wanted = versionOf(range.replace(/^\^/, ''));
  const actual = versionOf(version);
  if (!wanted || !actual) return false;
  const order = compare(actual, wanted);
  if (!range.startsWith('^')) return order === 0;
  return actual[0] === wanted[0] && order >= 0;
}

function versionOf(text: string): Version | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(text);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
