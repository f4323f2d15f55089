import { startEmulator } from '../../emulator.ts';
import { defaultSeed } from '../../connect/seed.ts';
import { welcomeFlow } from '../../connect/testing/contact-centre.ts';

export const bucket = 'recordings';
export const key = '5c0ffee1-0000-4000-8000-00000000ce11';

/** An emulator with something of everything, and what every SDK client needs to reach it. */
export async function startWorld() {
  const seed = defaultSeed({ flows: [welcomeFlow] });
  const emulator = await startEmulator({
    seed,
    s3: { buckets: [{ name: bucket }] },
    kms: { keys: [{ id: key }] },
    ecs: {
      images: {
        'idle:local': { command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] },
      },
    },
  });
  const client = (path: string) => ({
    region: seed.instance.region,
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIALOCALAPI00000000', secretAccessKey: 'local' },
    endpoint: `${emulator.url.replace('localhost', '127.0.0.1')}${path}`,
  });
  return { emulator, seed, client };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
