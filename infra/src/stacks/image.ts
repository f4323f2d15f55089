import { IgnoreMode } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..', '..');

/**
 * A service's image, built from the repository's root as its Dockerfile says. What isn't part of it by the Dockerfile's
 * own ignore file doesn't change its digest either, so that an update leaves alone what stayed the same.
 */
export function imageOf(service: 'api' | 'recorder'): ContainerImage {
  const file = `${service}/Dockerfile`;
  return ContainerImage.fromAsset(repository, {
    file,
    exclude: ignored(`${file}.dockerignore`),
    ignoreMode: IgnoreMode.DOCKER,
    platform: Platform.LINUX_AMD64,
  });
}

function ignored(file: string): string[] {
  const lines = readFileSync(join(repository, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
