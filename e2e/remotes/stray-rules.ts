import type { Page } from '@playwright/test';

/** Selectors of an origin's style sheets that fit elements outside of the region named. */
export function strayRules(page: Page, origin: string, region: string): Promise<string[]> {
  return page.evaluate(
    ([origin, region]) => {
      const place = document.querySelector(`section[aria-label="${region}"]`)!;
      const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
      const own = sheets.filter(({ href }) => href.startsWith(origin!));
      if (own.length === 0) throw new Error(`There is no style sheet of ${origin}.`);
      const inside = (rules: CSSRuleList): CSSStyleRule[] =>
        [...rules].flatMap((rule) => {
          if (rule instanceof CSSStyleRule) return [rule];
          return rule instanceof CSSGroupingRule ? inside(rule.cssRules) : [];
        });
      return own
        .flatMap(({ sheet }) => inside(sheet!.cssRules))
        .map(({ selectorText }) => selectorText)
        .filter((each) =>
          [...document.querySelectorAll(each)].some((found) => !place.contains(found)),
        );
    },
    [origin, region],
  );
}
