import { checkStructure, checkValue, type Note } from '../check/value.ts';
import type { ServiceModel } from '../model/service-model.ts';
import { traitsOf, type Member, type Shape } from '../model/shape.ts';
import { fromXml, readXml } from './xml.ts';

/**
 * Compares a REST body with the members that no path, query or header carries; one of them may be the whole body.
 * @param body undefined when it was too long to keep
 */
export function checkBody(
  body: Buffer | undefined,
  structure: Shape,
  members: readonly Member[],
  model: ServiceModel,
): readonly Note[] {
  if (!body) return [];
  const payload = members.find(({ traits }) => traits.httpPayload);
  if (payload) return checkPayload(body, payload, model);
  const inBody = members.filter(({ traits }) => !isElsewhere(traits));
  return model.entry.protocol === 'restXml'
    ? checkXml(body, structure, inBody, model)
    : checkJson(body, structure, inBody, model);
}

const isElsewhere = (traits: Member['traits']) =>
  traits.httpLabel !== undefined ||
  traits.httpQuery !== undefined ||
  traits.httpHeader !== undefined ||
  traits.httpPrefixHeaders !== undefined ||
  traits.httpQueryParams !== undefined ||
  traits.httpResponseCode !== undefined;

/** Objects' bytes are nobody's members: only structures are compared. */
function checkPayload(
  body: Buffer,
  { name, shape }: Member,
  { entry, enums }: ServiceModel,
): readonly Note[] {
  if (!shape.isStructSchema() || shape.isStreaming() || body.length === 0) return [];
  if (entry.protocol === 'restXml') {
    const { root, content } = readXml(body.toString('utf8'));
    return [
      ...checkRoot(root, traitsOf(shape).xmlName ?? shape.getName()),
      ...checkValue(fromXml(content, shape), shape, '', { notation: 'text', enums }),
    ];
  }
  const value: unknown = JSON.parse(body.toString('utf8'));
  return checkValue(value, shape, name, { notation: 'json', enums });
}

function checkJson(
  body: Buffer,
  structure: Shape,
  members: readonly Member[],
  { enums }: ServiceModel,
): readonly Note[] {
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  return checkStructure(value, structure, members, '', { notation: 'json', enums });
}

function checkXml(
  body: Buffer,
  structure: Shape,
  members: readonly Member[],
  { enums }: ServiceModel,
): readonly Note[] {
  if (body.length === 0 && !members.some((member) => member.isRequired)) return [];
  const { root, content } = readXml(body.toString('utf8'));
  const value = fromXml(content, structure);
  return [
    ...checkRoot(root, traitsOf(structure).xmlName ?? structure.getName()),
    ...checkStructure(value, structure, members, '', { notation: 'text', enums }),
  ];
}

const checkRoot = (root: string, expected: string | undefined): readonly Note[] =>
  root === expected ? [] : [{ path: `<${root}>`, says: `the model's element is <${expected}>` }];
