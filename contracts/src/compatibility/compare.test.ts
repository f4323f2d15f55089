import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { event } from '../bus/event.ts';
import { compare, type BusSurface, type EventSurface } from './compare.ts';
import { manifestFindings } from './manifests.ts';

const payload = {
  id: Type.String({ maxLength: 10 }),
  state: Type.Union([Type.Literal('a'), Type.Literal('b')]),
  note: Type.Optional(Type.String()),
};

function surface(bus: string, fields: object, over: Partial<EventSurface> = {}): BusSurface {
  const schema = Type.Object(fields as typeof payload);
  const thing = { owner: 'shell', replay: 'none', payload: schema, ...over } as EventSurface;
  return JSON.parse(JSON.stringify({ bus, events: { 'thing.changed.v1': thing } })) as BusSurface;
}

const released = surface('1.2.0', payload);

describe('remotes of yesterday run on', () => {
  it('what stayed the same', () => {
    expect(compare(released, released)).toEqual([]);
  });

  it.each([
    ['an optional field', { ...payload, more: Type.Optional(Type.String()) }],
    [
      'a further value',
      { ...payload, state: Type.Union([...payload.state.anyOf, Type.Literal('c')]) },
    ],
    ['more room', { ...payload, id: Type.String({ maxLength: 20 }) }],
  ])('%s, under a higher minor version alone', (_what, fields) => {
    expect(compare(released, surface('1.3.0', fields))).toEqual([]);
    expect(compare(released, surface('1.2.1', fields))).toEqual([
      expect.stringContaining('raise it to 1.3.0'),
    ]);
  });

  it('new events and other words of description', () => {
    const more = { ...released.events, 'other.changed.v1': released.events['thing.changed.v1']! };
    expect(compare(released, { bus: '1.3.0', events: more })).toEqual([]);
    const told = { ...payload, id: Type.String({ maxLength: 10, description: 'Told.' }) };
    expect(compare(released, surface('1.2.0', told))).toEqual([]);
  });
});

describe('remotes of yesterday break on', () => {
  const { note: _note, ...without } = payload;
  it.each([
    ['a field that is gone', without, 'payload.note is gone'],
    [
      'a new required field',
      { ...payload, more: Type.String() },
      'payload.more is new and required',
    ],
    ['a field made required', { ...payload, note: Type.String() }, 'payload.note was optional'],
    [
      'a field made optional',
      { ...payload, id: Type.Optional(payload.id) },
      'payload.id was always',
    ],
    ['less room', { ...payload, id: Type.String({ maxLength: 9 }) }, 'maxLength was 10 and is 9'],
    [
      'a new least',
      { ...payload, note: Type.Optional(Type.String({ minLength: 1 })) },
      'minLength',
    ],
    ['another type', { ...payload, id: Type.Number() }, 'had type string and has number'],
    [
      'a value less',
      { ...payload, state: Type.Literal('a') },
      'payload.state may no longer be "b"',
    ],
  ])('%s, also under a higher major version', (_what, fields, words) => {
    for (const bus of ['1.3.0', '2.0.0']) {
      const findings = compare(released, surface(bus, fields)).join('\n');
      expect(findings).toContain(words);
      expect(findings).toContain('publish thing.changed.v2 beside it');
    }
  });

  const on = Type.Object({ state: Type.Literal('on') });
  const off = Type.Object({ state: Type.Literal('off'), why: Type.String() });
  const aThing = (id: TSchema) => Type.Object({ id });
  it.each<[TSchema[], TSchema[], string]>([
    [
      [Type.Literal('a'), Type.Literal('b')],
      [Type.Literal('a')],
      'payload.it may no longer be "b"',
    ],
    [[on, off], [on], 'payload.it may no longer be { state: "off", why }'],
    [[Type.Null(), on], [on], 'payload.it may no longer be null'],
    [
      [Type.Null(), aThing(Type.String())],
      [Type.Null(), aThing(Type.Number())],
      'payload.it.id had type string and has number',
    ],
  ])('what one of several can no longer be, in short', (before, now, words) => {
    const [old, current] = [before, now].map((all) => surface('1.2.0', { it: Type.Union(all) }));
    expect(compare(old!, current!)).toEqual([expect.stringContaining(`${words}. Leave it`)]);
  });

  it('another owner or replay', () => {
    const findings = compare(
      released,
      surface('1.3.0', payload, { owner: 'anyone', replay: 'last' }),
    );
    expect(findings).toHaveLength(2);
  });

  it('an event that is gone, unless the major version says so', () => {
    expect(compare(released, { bus: '1.3.0', events: {} })[0]).toContain(
      'thing.changed.v1 is gone',
    );
    expect(compare(released, { bus: '2.0.0', events: {} })).toEqual([]);
  });

  it('a version that goes back', () => {
    expect(compare(released, { ...released, bus: '1.1.9' })[0]).toContain('went back');
  });
});

describe('a manifest', () => {
  const events = {
    'thing.changed.v1': event({ owner: 'shell', replay: 'none', payload: Type.Object({}) }),
  };
  const manifest = { name: 'mfe-x', team: 'X', version: '1.0.0', bus: '^1.0.0' };
  it('names events that exist, and publishes its own', () => {
    const odd = { ...manifest, publishes: ['thing.changed.v1'], consumes: ['gone.v1'] };
    expect(manifestFindings(odd, events)).toEqual([
      "mfe-x names gone.v1, which the bus doesn't have.",
      'mfe-x says that it publishes thing.changed.v1, which belongs to shell.',
    ]);
    expect(
      manifestFindings({ ...manifest, publishes: [], consumes: ['thing.changed.v1'] }, events),
    ).toEqual([]);
  });
});
