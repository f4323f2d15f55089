import type { LocalSources } from './local-sources.ts';

type Headers = Readonly<Record<string, string>>;
type Replace = (deployed: string) => readonly string[];

const ADDRESS = /^(https?|wss?):\/\//;

/** Deployed headers with this machine's addresses in place of the deployed ones; everything else stays. */
export function localized(headers: Headers, sources: LocalSources, isWorkspace: boolean): Headers {
  const replace: Record<string, (value: string) => string> = {
    'content-security-policy': (value) =>
      policy(value, sources.localOf, isWorkspace ? sources.additions : {}),
    'permissions-policy': (value) => permissions(value, sources.localOf),
  };
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, replace[name]?.(value) ?? value]),
  );
}

function policy(value: string, localOf: Replace, additions: LocalSources['additions']): string {
  return value
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      const local = sources.flatMap((each) => (ADDRESS.test(each) ? localOf(each) : [each]));
      return [name, ...new Set([...local, ...(additions[name] ?? [])])].join(' ');
    })
    .join('; ');
}

function permissions(value: string, localOf: Replace): string {
  return value.replace(/"([^"]+)"/g, (_quoted, deployed: string) =>
    localOf(deployed)
      .map((each) => `"${each}"`)
      .join(' '),
  );
}
