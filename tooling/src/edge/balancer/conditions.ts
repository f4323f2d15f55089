import type { EdgeRequest } from '../request.ts';
import type { Condition } from './schema.ts';

export type Matches = (request: Pick<EdgeRequest, 'path' | 'headers'>) => boolean;

/**
 * Conditions of listener rules as the user guide of Application Load Balancers has them ("Condition types"): `*`
 * stands for any characters, `?` for one; paths count by case and without the query, hosts without case and port.
 * @throws Error that names a field which is not evaluated here.
 */
export function conditionOf({ Field, HostHeaderConfig, PathPatternConfig }: Condition): Matches {
  if (Field === 'host-header' && HostHeaderConfig) {
    const patterns = HostHeaderConfig.Values.map((each) => patternOf(each, 'i'));
    return ({ headers }) => patterns.some((each) => each.test(hostname(headers.host ?? '')));
  }
  if (Field === 'path-pattern' && PathPatternConfig) {
    const patterns = PathPatternConfig.Values.map((each) => patternOf(each, ''));
    return ({ path }) => patterns.some((each) => each.test(path));
  }
  throw new Error(`The condition ${Field} of a listener rule is not evaluated.`);
}

const hostname = (host: string) => host.replace(/:\d+$/, '');

function patternOf(pattern: string, flags: string): RegExp {
  const parts = [...pattern].map((each) => {
    if (each === '*') return '.*';
    return each === '?' ? '.' : each.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, `s${flags}`);
}
