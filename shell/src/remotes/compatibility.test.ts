import { expect, test } from 'vitest';
import { incompatibilityOf } from './compatibility.ts';

const provided = { bus: '1.2.0', shared: { react: '19.3.1', 'react-dom': '19.3.1' } };

test('a version whose ranges are all served fits, subpaths included', () => {
  const shared = { react: '^19.0.0', 'react/': '^19.0.0', 'react-dom/client': '^19.1.0' };
  expect(incompatibilityOf({ bus: '^1.0.0', shared }, provided)).toBeUndefined();
});

test.each([
  ['bus', { bus: '^2.0.0', shared: {} }, { needs: '^2.0.0', here: '1.2.0' }],
  [
    'react',
    { bus: '^1.0.0', shared: { 'react/': '^20.0.0' } },
    { needs: '^20.0.0', here: '19.3.1' },
  ],
  ['preact', { bus: '^1.0.0', shared: { preact: '^10.0.0' } }, { needs: '^10.0.0' }],
])('one that needs another %s is named with what is here', (what, release, expected) => {
  expect(incompatibilityOf(release, provided)).toMatchObject({ what, ...expected });
});
