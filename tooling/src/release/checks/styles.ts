import postcss, { type Rule } from 'postcss';
import { PlainFailure } from '../../fail.ts';
import type { BuiltFile } from '../built-files.ts';

/**
 * A style sheet of a remote holds for the whole page: each of its selectors must ask for a class of its own
 * (`mfe-video__…`), which css-loader makes of every class in a *.module.css.
 */
export function checkStyles(name: string, files: readonly BuiltFile[]): void {
  const loose = files
    .filter((each) => each.path.endsWith('.css'))
    .flatMap(({ path, body }) =>
      selectorsOf(body.toString())
        .filter((selector) => !isOwn(name, selector))
        .map((selector) => `'${selector}' in ${path}`),
    );
  if (loose.length === 0) return;
  throw new PlainFailure(
    `${name} isn't released: its style sheets could change what isn't its own, by ${loose.join(', ')}. Put every selector under a class of a *.module.css.`,
  );
}

function selectorsOf(css: string): string[] {
  const found: string[] = [];
  postcss.parse(css).walkRules((rule) => {
    if (!isKeyframe(rule)) found.push(...rule.selectors);
  });
  return found;
}

/** `from`, `to` and percentages are no selectors. */
const isKeyframe = ({ parent }: Rule) =>
  parent?.type === 'atrule' && ((parent as { name?: string }).name ?? '').endsWith('keyframes');

/** The first compound must be the remote's own: everything behind it stands inside of that element or beside it. */
function isOwn(name: string, selector: string): boolean {
  const [first = ''] = selector.trim().split(/(?<!\([^)]*)[\s>+~]+/);
  return first.includes(`.${name}__`) || selector.trim() === '&' || selector.startsWith('&');
}
