import { AwsJsonError, checkInput, notEmulated, type AwsJsonOperation } from '../host/aws-json.ts';
import { startOf } from '../host/pages.ts';
import { parseSelector, type Selected } from './selector.ts';
import type { Parameter, Parameters } from './parameters.ts';
import {
  deleteInput,
  deleteManyInput,
  getByPathInput,
  getInput,
  getManyInput,
  putInput,
} from './shapes.ts';

const PAGE = 10;
const BAD_INPUT = 'ValidationException';

/** `arnBase` is such as `arn:aws:ssm:us-east-1:111122223333`. */
export function createOperations(
  parameters: Parameters,
  arnBase: string,
): Readonly<Record<string, AwsJsonOperation>> {
  const view = (
    parameter: Parameter,
    isDecrypted = false,
    { selector }: Partial<Selected> = {},
  ) => ({
    Name: parameter.name,
    Type: parameter.type,
    Value: isDecrypted ? parameter.value : unread(parameter),
    Version: parameter.version,
    LastModifiedDate: parameter.changedAt.getTime() / 1000,
    ARN: `${arnBase}:parameter${parameter.name.startsWith('/') ? '' : '/'}${parameter.name}`,
    DataType: 'text',
    ...(selector !== undefined && { Selector: selector }),
  });

  return {
    PutParameter(input) {
      const asked = checkInput(putInput, input, BAD_INPUT);
      refuseMembers('PutParameter', asked, ['AllowedPattern', 'Policies', 'Tags']);
      if (asked.DataType !== undefined && asked.DataType !== 'text')
        throw notEmulated(`PutParameter with DataType ${asked.DataType}`);
      const { version, tier } = parameters.put(asked);
      return { Version: version, Tier: tier };
    },
    GetParameter(input) {
      const { Name, WithDecryption } = checkInput(getInput, input, BAD_INPUT);
      const selected = parseSelector(Name);
      return { Parameter: view(existing(parameters, selected), WithDecryption, selected) };
    },
    GetParameters(input) {
      const { Names, WithDecryption } = checkInput(getManyInput, input, BAD_INPUT);
      const found = Names.map((name) => {
        const selected = parseSelector(name);
        const parameter = valueOf(parameters, selected);
        return parameter ? view(parameter, WithDecryption, selected) : name;
      });
      return {
        Parameters: found.filter((each) => typeof each !== 'string'),
        InvalidParameters: found.filter((each) => typeof each === 'string'),
      };
    },
    GetParametersByPath(input) {
      const asked = checkInput(getByPathInput, input, BAD_INPUT);
      refuseMembers('GetParametersByPath', asked, ['ParameterFilters']);
      const { Path, Recursive = false, MaxResults = PAGE, WithDecryption } = asked;
      if (!Path.startsWith('/'))
        throw new AwsJsonError(BAD_INPUT, 'The path must begin with a slash.');
      const all = parameters.below(Path, Recursive);
      const start = startOf(asked.NextToken, all.length);
      if (start === undefined)
        throw new AwsJsonError('InvalidNextToken', 'The specified token is not valid.');
      const end = start + MaxResults;
      return {
        Parameters: all.slice(start, end).map((each) => view(each, WithDecryption)),
        ...(end < all.length && { NextToken: String(end) }),
      };
    },
    DeleteParameter(input) {
      const { Name } = checkInput(deleteInput, input, BAD_INPUT);
      parameters.remove(existing(parameters, { name: Name }).name);
      return {};
    },
    DeleteParameters(input) {
      const { Names } = checkInput(deleteManyInput, input, BAD_INPUT);
      const isGone = new Map(Names.map((name) => [name, parameters.remove(name)]));
      return {
        DeletedParameters: Names.filter((name) => isGone.get(name)),
        InvalidParameters: Names.filter((name) => !isGone.get(name)),
      };
    },
  };
}

/** What a reader sees of a secret who doesn't ask for it in the clear. */
const unread = ({ type, value }: Parameter): string =>
  type === 'SecureString' ? `encrypted:${Buffer.from(value).toString('base64')}` : value;

const valueOf = (parameters: Parameters, { name, selector, version }: Selected) => {
  if (selector === undefined) return parameters.find(name);
  return version === undefined ? undefined : parameters.findVersion(name, version);
};

function existing(parameters: Parameters, selected: Selected): Parameter {
  const { name, selector } = selected;
  const parameter = valueOf(parameters, selected);
  if (parameter) return parameter;
  if (parameters.find(name) === undefined)
    throw new AwsJsonError('ParameterNotFound', `${name} doesn't exist.`);
  throw new AwsJsonError('ParameterVersionNotFound', `${name} has no value ${selector}.`);
}

/** What would have no effect here is refused by its name. */
function refuseMembers(operation: string, input: object, names: readonly string[]): void {
  const lacking = names.filter((name) => name in input);
  if (lacking.length > 0) throw notEmulated(`${operation} with ${lacking.join(', ')}`);
}
