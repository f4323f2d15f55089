import { AwsJsonError, checkInput, type AwsJsonOperation } from '../host/aws-json.ts';
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
  const view = (parameter: Parameter, isDecrypted = false) => ({
    Name: parameter.name,
    Type: parameter.type,
    Value: isDecrypted ? parameter.value : unread(parameter),
    Version: parameter.version,
    LastModifiedDate: parameter.changedAt.getTime() / 1000,
    ARN: `${arnBase}:parameter${parameter.name.startsWith('/') ? '' : '/'}${parameter.name}`,
    DataType: 'text',
  });

  return {
    PutParameter(input) {
      const { version, tier } = parameters.put(checkInput(putInput, input, BAD_INPUT));
      return { Version: version, Tier: tier };
    },
    GetParameter(input) {
      const { Name, WithDecryption } = checkInput(getInput, input, BAD_INPUT);
      return { Parameter: view(existing(parameters, Name), WithDecryption) };
    },
    GetParameters(input) {
      const { Names, WithDecryption } = checkInput(getManyInput, input, BAD_INPUT);
      const found = Names.map((name) => parameters.find(name) ?? name);
      return {
        Parameters: found.flatMap((each) =>
          typeof each === 'string' ? [] : [view(each, WithDecryption)],
        ),
        InvalidParameters: found.filter((each) => typeof each === 'string'),
      };
    },
    GetParametersByPath(input) {
      const asked = checkInput(getByPathInput, input, BAD_INPUT);
      const { Path, Recursive = false, MaxResults = PAGE, WithDecryption } = asked;
      if (!Path.startsWith('/'))
        throw new AwsJsonError(BAD_INPUT, 'The path must begin with a slash.');
      const all = parameters.below(Path, Recursive);
      const start = Number(asked.NextToken ?? 0);
      const end = start + MaxResults;
      return {
        Parameters: all.slice(start, end).map((each) => view(each, WithDecryption)),
        ...(end < all.length && { NextToken: String(end) }),
      };
    },
    DeleteParameter(input) {
      const { Name } = checkInput(deleteInput, input, BAD_INPUT);
      parameters.remove(existing(parameters, Name).name);
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

function existing(parameters: Parameters, name: string): Parameter {
  const parameter = parameters.find(name);
  if (!parameter) throw new AwsJsonError('ParameterNotFound', `${name} doesn't exist.`);
  return parameter;
}
