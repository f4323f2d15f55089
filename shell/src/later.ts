import { lazy, type ComponentType } from 'react';

/** A view that few need, as a chunk of its own (`later-…`); what is drawn when it can't be fetched harms nobody. */
export function later<Props>(
  load: () => Promise<ComponentType<Props>>,
  Otherwise: ComponentType<Props> = () => null,
) {
  return lazy(() =>
    load().then(
      (View) => ({ default: View }),
      () => ({ default: Otherwise }),
    ),
  );
}
