import { dirname, matchesGlob } from 'node:path';

/** Which paths of a build's context reach the build: the last pattern that fits decides, as Docker has it. */
export function keptBy(ignoreFile: string): (path: string) => boolean {
  const rules = ignoreFile
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), pattern: line.replace(/^!/, '') }));
  return (path) => {
    const whole = withFolders(path);
    const last = rules.findLast(({ pattern }) => whole.some((each) => matchesGlob(each, pattern)));
    return last?.isKept ?? true;
  };
}

/** `a/b/c` with `a/b` and `a`: a pattern that fits a folder fits all that is in it. */
function withFolders(path: string): string[] {
  return path === '.' || path === '' ? [] : [path, ...withFolders(dirname(path))];
}
