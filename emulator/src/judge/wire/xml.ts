import { parseXML } from '@aws-sdk/xml-builder';
import { membersOf, traitsOf, type Shape } from '../model/shape.ts';

type Parsed = Readonly<Record<string, unknown>>;

/** The root element's name and content: text, or elements by name; repeated ones as a list. */
export function readXml(text: string): { readonly root: string; readonly content: unknown } {
  const [[root, content] = ['', '']] = Object.entries(parseXML(text) as Parsed);
  return { root, content };
}

/**
 * Brings an element's content into the form of its shape: members by the model's names, lists as arrays, maps by
 * key. What the shape doesn't know keeps its name, so that the comparison finds it.
 */
export function fromXml(content: unknown, shape: Shape): unknown {
  if (shape.isStructSchema() || shape.isUnitSchema()) return structureFrom(content, shape);
  if (shape.isListSchema()) return listFrom(content, shape);
  if (shape.isMapSchema()) return mapFrom(content, shape);
  return textOf(content);
}

function structureFrom(content: unknown, shape: Shape): unknown {
  if (content === '') return {};
  if (!isElements(content)) return content;
  const members = new Map(
    membersOf(shape).map((member) => [elementName(member.name, member.shape), member]),
  );
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => !isAttribute(name))
      .map(([name, each]) => {
        const member = members.get(name);
        return member ? [member.name, memberFrom(each, member.shape)] : [name, each];
      }),
  );
}

const elementName = (name: string, shape: Shape) => traitsOf(shape).xmlName ?? name;

/** A flattened list or map has no element of its own around its entries. */
const memberFrom = (content: unknown, shape: Shape): unknown =>
  traitsOf(shape).xmlFlattened
    ? flattened(content, shape)
    : fromXml(Array.isArray(content) && !shape.isListSchema() ? content[0] : content, shape);

function flattened(content: unknown, shape: Shape): unknown {
  const entries = [content].flat();
  return shape.isMapSchema()
    ? entriesFrom(entries, shape)
    : entries.map((each) => fromXml(each, shape.getValueSchema()));
}

function listFrom(content: unknown, shape: Shape): unknown {
  if (content === '') return [];
  if (!isElements(content)) return content;
  const element = shape.getValueSchema();
  const name = traitsOf(element).xmlName ?? 'member';
  const strangers = Object.keys(content).filter((each) => each !== name && !isAttribute(each));
  // A list under a wrong name is no list: the comparison says so.
  if (strangers.length > 0) return content;
  return [content[name] ?? []].flat().map((each) => fromXml(each, element));
}

function mapFrom(content: unknown, shape: Shape): unknown {
  if (content === '') return {};
  return isElements(content) ? entriesFrom([content.entry ?? []].flat(), shape) : content;
}

function entriesFrom(entries: readonly unknown[], shape: Shape): unknown {
  const key = traitsOf(shape.getKeySchema()).xmlName ?? 'key';
  const value = traitsOf(shape.getValueSchema()).xmlName ?? 'value';
  return Object.fromEntries(
    entries
      .filter(isElements)
      .map((each) => [textOf(each[key]), fromXml(each[value], shape.getValueSchema())]),
  );
}

const isElements = (content: unknown): content is Parsed =>
  typeof content === 'object' && content !== null && !Array.isArray(content);

const isAttribute = (name: string) => name === 'xmlns' || name.includes(':') || name === '#text';

const textOf = (content: unknown): unknown =>
  isElements(content) && '#text' in content ? content['#text'] : content;
