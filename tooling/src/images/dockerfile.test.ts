import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../paths.ts';
import { faultsOf, parseDockerfile } from './dockerfile.ts';

const read = (file: string) => readFileSync(join(repository, file), 'utf8');

const good = `FROM node:24-bookworm-slim AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
FROM node:24-bookworm-slim
RUN apt-get update \\
 && apt-get install --yes --no-install-recommends tini \\
 && rm -rf /var/lib/apt/lists/*
COPY --from=packages /app .
USER node
HEALTHCHECK CMD ["node", "-v"]
ENTRYPOINT ["tini", "--", "node", "main.ts"]
`;

describe.each(['api', 'recorder'])('the image of the %s', (service) => {
  it('is made as images for production are', () => {
    expect(faultsOf(read(`${service}/Dockerfile`))).toEqual([]);
  });

  it('copies only what there is', () => {
    const sources = parseDockerfile(read(`${service}/Dockerfile`))
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from='))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((each) => !existsSync(join(repository, each)))).toEqual([]);
  });

  it('takes nothing into its build that isn’t named', () => {
    const [first] = read(`${service}/Dockerfile.dockerignore`)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
  });
});

describe('an image is refused', () => {
  it('never for what is as it should be', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    [
      'whose base is whatever is newest',
      'node:24-bookworm-slim\nRUN apt',
      'node:latest\nRUN apt',
      'FROM node:latest',
    ],
    ['whose base has no version', 'node:24-bookworm-slim\nRUN apt', 'node\nRUN apt', 'FROM node'],
    ['that runs as root', 'USER node\n', '', 'USER'],
    ['that a shell starts', '["tini", "--", "node", "main.ts"]', 'node main.ts', 'ENTRYPOINT node'],
    ['that can’t say how it is', 'HEALTHCHECK CMD ["node", "-v"]\n', '', 'HEALTHCHECK'],
    ['that takes a secret', 'USER node', 'ARG NPM_TOKEN\nUSER node', 'NPM_TOKEN'],
    ['that keeps lists of packages', '&& rm -rf /var/lib/apt/lists/*', '&& true', 'RUN apt-get'],
    ['that installs by its own choice', 'npm ci', 'npm install', 'RUN npm install'],
    ['that lets packages run scripts', ' --ignore-scripts', '', 'RUN npm ci'],
    ['that copies everything', 'COPY package.json package-lock.json ./', 'COPY . .', 'COPY . .'],
    ['that unpacks or downloads', 'COPY package.json', 'ADD package.json', 'ADD package.json'],
  ])('%s', (_what, right, wrong, fault) => {
    const faults = faultsOf(good.replace(right, wrong));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
});
