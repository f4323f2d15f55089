/** What `$` means in a flow: nested records with text or numbers at their ends. */
export type Scope = Readonly<Record<string, unknown>>;

const reference = /\$(?:\.[A-Za-z_][\w-]*|\['[^']+'\])+/g;

/** Text with every JSONPath reference replaced by its value, `''` where there is none, as Connect does. */
export function resolveText(text: string, scope: Scope): string {
  return text.replace(reference, (path) => lookUp(path, scope));
}

/** The subset `$.A.b` and `$.A['b']`. */
function lookUp(path: string, scope: Scope): string {
  const keys = [...path.matchAll(/\.([A-Za-z_][\w-]*)|\['([^']+)'\]/g)].map(
    ([, dotted, quoted]) => dotted ?? quoted!,
  );
  let value: unknown = scope;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
