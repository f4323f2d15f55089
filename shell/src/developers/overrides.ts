/** What a developer runs in this tab in place of the registry's choice: by remote, an address or a version. */
export type Overrides = Readonly<Record<string, string>>;

type TabMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'workspace.overrides';
const PARAMETER = 'remote.';

/** What the page's address says (`?remote.video=…`) before what this tab remembers. */
export function readOverrides(search: string, memory: TabMemory): Overrides {
  return { ...remembered(memory), ...Object.fromEntries(named(new URLSearchParams(search))) };
}

export function rememberOverrides(overrides: Overrides, memory: TabMemory): void {
  if (Object.keys(overrides).length === 0) memory.removeItem(KEY);
  else memory.setItem(KEY, JSON.stringify(overrides));
}

/** The overrides as the address would name them: the shell reads all of them from there. */
export function asSearch(overrides: Overrides): string {
  const short = (name: string) => name.replace(/^mfe-/, '');
  const pairs = Object.entries(overrides).map(([name, to]) => [PARAMETER + short(name), to]);
  return new URLSearchParams(pairs).toString();
}

/** The page's address with none of them: a reload goes by the tab's memory alone. */
export function withoutOverrides(address: URL): string {
  const clean = new URL(address);
  for (const key of [...clean.searchParams.keys()])
    if (key.startsWith(PARAMETER)) clean.searchParams.delete(key);
  return clean.href;
}

/** Somebody else's text in the memory is as good as none. */
function remembered(memory: TabMemory): Overrides {
  try {
    const value: unknown = JSON.parse(memory.getItem(KEY) ?? '{}');
    const entries = Object.entries(value as object);
    return Object.fromEntries(entries.filter(([, to]) => typeof to === 'string'));
  } catch {
    return {};
  }
}

function named(parameters: URLSearchParams): [string, string][] {
  return [...parameters]
    .filter(([key]) => key.startsWith(PARAMETER))
    .map(([key, to]) => [`mfe-${key.slice(PARAMETER.length)}`, to]);
}
