import { describe, expect, it } from 'vitest';
import { aFile } from '../built-files.ts';
import { busOf } from '../../web/served-bus.ts';
import { checkBusRange, rangeFindings } from './bus-range.ts';
import { checkEvents } from './events.ts';
import { checkSizes } from './sizes.ts';
import { checkStyles } from './styles.ts';

const aManifest = (name: string, publishes: string[] = [], consumes: string[] = []) => ({
  ...{ name, team: 'A', version: '1.0.0', bus: '^1.0.0', publishes, consumes },
});

describe('the bus contract', () => {
  it.each(['^1.0.0', '^1.2.0'])('%s is served by 1.2.0', (bus) => {
    expect(() => checkBusRange({ name: 'mfe-video', bus }, '1.2.0')).not.toThrow();
  });
  it.each([
    ['^1.3.0', 'deploy the workspace with that contract first'],
    ['^2.0.0', 'deploy the workspace with that contract first'],
    ['^0.9.0', 'the workspace is past it'],
    ['latest', 'no range: write one such as ^1.2.0'],
  ])('%s is not: %s', (bus, words) => {
    expect(() => checkBusRange({ name: 'mfe-video', bus }, '1.2.0')).toThrow(words);
  });

  it.each([
    ['<meta name="bus" content="1.2.0">', '1.2.0'],
    ['<meta name=bus content=1.2.0><title>Bus</title>', '1.2.0'],
    ['<meta name="robots" content="1.2.0">', undefined],
  ])('is what the page says: %s', (page, bus) => {
    expect(busOf(page)).toBe(bus);
  });

  it('has to bring each event that the remote names, in every version that it lets in', () => {
    const events = { 'contact.changed.v1': { owner: 'mfe-ccp', replay: 'last', payload: {} } };
    const released = [
      { bus: '1.0.0', events: {} },
      { bus: '1.1.0', events },
    ];
    const video = aManifest('mfe-video', [], ['contact.changed.v1', 'nobody.knew.v1']);
    expect(rangeFindings({ ...video, bus: '^1.1.0' }, released)).toEqual([]);
    expect(rangeFindings({ ...video, bus: '^1.0.0' }, released)).toEqual([
      expect.stringContaining("contact.changed.v1 and asks for bus ^1.0.0, but bus 1.0.0 doesn't"),
    ]);
  });
});

describe('events', () => {
  const video = aManifest('mfe-video', ['video.changed.v1'], ['contact.changed.v1']);
  const contact = aManifest('mfe-ccp', ['contact.changed.v1']);

  it('fit when each has a publisher, or its owner was never released', () => {
    expect(() => checkEvents(video, [contact])).not.toThrow();
    expect(() => checkEvents(video, [])).not.toThrow();
  });
  it('don’t when the owner that is live doesn’t publish one', () => {
    expect(() => checkEvents(video, [aManifest('mfe-ccp')])).toThrow('release mfe-ccp first');
  });
  it('don’t when a live remote would be left without one', () => {
    expect(() => checkEvents(aManifest('mfe-ccp'), [video])).toThrow('until nobody does');
  });
  it('don’t when one belongs to somebody else, or to nobody', () => {
    expect(() => checkEvents(aManifest('mfe-video', ['contact.changed.v1']), [])).toThrow(
      'belongs to mfe-ccp',
    );
    expect(() => checkEvents(aManifest('mfe-video', ['video.danced.v1']), [])).toThrow(
      'no contract knows',
    );
  });
});

describe('style sheets', () => {
  const check = (css: string) => checkStyles('mfe-video', [aFile('main.css', Buffer.from(css))]);

  it('may style what is the remote’s own, and what is inside of it', () => {
    expect(() =>
      check(
        `.mfe-video__live__root p > .x, :where(.mfe-video__live__root) :where(p, h2) { margin: 0 }
         .mfe-video__live__bar:hover { color: red }
         @media (width > 1px) { .mfe-video__live__a { color: red } }
         @keyframes mfe-video__live__turn { from { opacity: 0 } 50% { opacity: 1 } }`,
      ),
    ).not.toThrow();
  });
  it.each(['body', ':root', '*', 'p .mfe-video__live__root', '.mfe-ccp__panel__root', '.plain'])(
    'may not touch %s',
    (selector) => {
      expect(() => check(`${selector} { color: red }`)).toThrow(`'${selector}' in main.css`);
    },
  );
});

describe('sizes', () => {
  const snapshot = {
    ...{ container: 'c', entry: 'entry.js', shared: {} },
    modules: { './remote': { scripts: ['first.js'], styles: [] } },
  };
  const noise = (length: number) =>
    Buffer.from(Array.from({ length }, (_each, at) => (at * at * 7919) >> 5));
  const check = (atOnceKb: number, totalKb: number) =>
    checkSizes(
      { name: 'mfe-video', snapshot },
      [aFile('first.js', noise(9000)), aFile('later.js', noise(9000))],
      { atOnceKb, totalKb },
    );

  it('are held against what is needed at once, and against all', () => {
    expect(() => check(100, 100)).not.toThrow();
    expect(() => check(0.1, 100)).toThrow('at once');
    expect(() => check(100, 0.1)).toThrow('in all');
  });
  it('need a budget', () => {
    expect(() => checkSizes({ name: 'mfe-new', snapshot }, [])).toThrow('no budget');
  });
});
