import { readMediaAddresses } from './chime/rtc/media-addresses.ts';
import { videoCodecsOf } from './chime/rtc/codecs.ts';
import { readConfig } from './config.ts';
import { startEmulator } from './emulator.ts';
import { goFirst } from './precedence.ts';
import { readSeedFile } from './seed-file.ts';

const refusal = goFirst();
if (refusal !== undefined) console.warn(refusal);
try {
  const config = readConfig(process.env);
  const emulator = await startEmulator({
    port: config.PORT,
    ...(config.EMULATOR_FLOWS ? { flowsFolder: config.EMULATOR_FLOWS } : {}),
    ...(config.EMULATOR_SEED ? await readSeedFile(config.EMULATOR_SEED) : {}),
    ...(config.EMULATOR_DATA_FOLDER ? { dataFolder: config.EMULATOR_DATA_FOLDER } : {}),
    ...(config.EMULATOR_JUDGE
      ? { observers: [(await import('./judge/service.ts')).createJudgeService()] }
      : {}),
    clientOrigins: config.EMULATOR_CLIENT_ORIGINS.split(',').map((origin) => origin.trim()),
    mediaAddresses: readMediaAddresses(config.EMULATOR_MEDIA_ADDRESSES),
    mediaClients: config.EMULATOR_MEDIA_CLIENTS,
    ...(config.EMULATOR_PUBLIC_URL ? { publicUrl: config.EMULATOR_PUBLIC_URL } : {}),
    oidcLifetimes: { accessToken: config.EMULATOR_ACCESS_TOKEN_SECONDS },
    videoCodecs: videoCodecsOf(config.EMULATOR_VIDEO_CODECS),
    links: {
      workspace: config.EMULATOR_WORKSPACE_URL,
      customer: config.EMULATOR_CUSTOMER_URL,
      apiDocs: `${config.EMULATOR_API_URL}/docs`,
    },
  });
  const stop = () => void emulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  console.log(`emulator ready on ${emulator.url}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The emulator’s port is taken. Stop what listens there, or choose another with PORT.';
  }
  return error instanceof Error ? error.message : String(error);
}
