/** One instruction of a Dockerfile, its continued lines put together. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export function parseDockerfile(source: string): Instruction[] {
  const lines = source.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  return lines
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', text = ''] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), text: text.trim() };
    });
}

type Rule = (instructions: readonly Instruction[]) => readonly string[];

/** What makes an image fit for production, each as a sentence about what is wrong. */
export function faultsOf(source: string): string[] {
  const instructions = parseDockerfile(source);
  return rules.flatMap((rule) => rule(instructions));
}

const SECRET = /secret|password|token|credential|private_?key|access_?key/i;

const of = (instructions: readonly Instruction[], ...names: string[]) =>
  instructions.filter(({ name }) => names.includes(name)).map(({ text }) => text);

const lastStage = (instructions: readonly Instruction[]) =>
  instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

const rules: readonly Rule[] = [
  function basesArePinned(instructions) {
    const froms = of(instructions, 'FROM').map((each) => each.split(/\s+as\s+/i));
    const stages = froms.map(([, stage]) => stage);
    return froms
      .map(([image = '']) => image)
      .filter((image) => !stages.includes(image) && !/:[\w.-]*\d[\w.-]*$|@sha256:/.test(image))
      .map((image) => `FROM ${image}: name a version, or tomorrow's build is another one`);
  },
  function runsAsSomebody(instructions) {
    const user = of(lastStage(instructions), 'USER').at(-1) ?? 'root';
    return /^(root|0)(:|$)/.test(user) ? ['USER: the image must not run as root'] : [];
  },
  function startsUnderInit(instructions) {
    const entrypoint = of(lastStage(instructions), 'ENTRYPOINT').at(-1) ?? 'nothing';
    return entrypoint.startsWith('["tini", "--", ')
      ? []
      : [`ENTRYPOINT ${entrypoint}: start ["tini", "--", …], which hands SIGTERM on`];
  },
  function tellsItsHealth(instructions) {
    return of(lastStage(instructions), 'HEALTHCHECK').length > 0 ? [] : ['HEALTHCHECK is missing'];
  },
  function holdsNoSecret(instructions) {
    return of(instructions, 'ARG', 'ENV')
      .filter((each) => SECRET.test(each))
      .map((each) => `${each}: a secret would stay in the image's history`);
  },
  function leavesNoPackageLists(instructions) {
    return of(instructions, 'RUN')
      .filter((each) => each.includes('apt-get install'))
      .filter(
        (each) =>
          !/apt-get update .*--no-install-recommends .*rm -rf \/var\/lib\/apt\/lists\/\*/.test(
            each,
          ),
      )
      .map(
        () => 'RUN apt-get install: update, --no-install-recommends and removed lists in one RUN',
      );
  },
  function installsWhatTheLockSays(instructions) {
    return of(instructions, 'RUN')
      .filter((each) => /\bnpm (install|i|ci)\b/.test(each))
      .filter((each) => !/\bnpm ci\b/.test(each) || !each.includes('--ignore-scripts'))
      .map((each) => `RUN ${each}: npm ci --ignore-scripts, nothing else`);
  },
  function copiesWhatItNeeds(instructions) {
    const wide = of(instructions, 'COPY').filter(
      (each) => !each.startsWith('--from=') && /^(--\S+ )*\.\/? /.test(each),
    );
    return [
      ...wide.map((each) => `COPY ${each}: name what is needed`),
      ...of(instructions, 'ADD').map(
        (each) => `ADD ${each}: COPY does what it says, ADD does more`,
      ),
    ];
  },
];
