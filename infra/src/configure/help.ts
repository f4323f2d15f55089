import { PARAMETER_PREFIX } from '../parameters/schema.ts';
import { groups, type Described } from './parameter-list.ts';

const usage = `npm run configure                 asks for every parameter, beginning with what is stored
npm run configure -- --NAME=VALUE changes those parameters alone
                                  (--NAME= takes one away)

  -i, --interactive  ask, also when parameters are given
  -l, --load         show what is stored
  -t, --test         write nothing, say what would be written
  -d, --delete       delete what is stored (after the stacks were destroyed)
  -c, --check        try the account: region, bootstrap, instance, SAML, quotas
      --fresh        begin with the defaults instead of what is stored
  -y, --yes          don't ask whether it is meant
  -h, --help         this

They are kept in SSM's Parameter Store below ${PARAMETER_PREFIX}, in the account and region
that the AWS SDK finds (AWS_PROFILE, AWS_REGION).`;

export function helpText(): string {
  const parts = groups.map(({ title, parameters }) =>
    [`${title}:`, ...parameters.map(explain)].join('\n\n'),
  );
  return `${usage}\n\n${parts.join('\n\n')}`;
}

function explain(parameter: Described): string {
  const { name, form, example, standard, onlyIf, isRequired } = parameter;
  const condition = onlyIf === undefined ? '' : ` with ${onlyIf}`;
  const given = standard === undefined ? '' : `; if left out, ${standard}`;
  const kind = isRequired ? 'required' : 'optional';
  return [
    `  --${name} (${kind}${condition})`,
    ...wrap(parameter.meaning),
    ...wrap(`Must be ${form}${given}, e.g. ${example}`),
  ].join('\n');
}

/** Lines of 84 characters at most, indented. */
export function wrap(text: string, indent = '      '): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > 84 - indent.length) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line);
}
