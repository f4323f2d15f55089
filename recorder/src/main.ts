import { createChromium } from './adapters/chromium.ts';
import { readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { runProcess } from './process.ts';

const NOTHING = 20;

const config = readConfigOrExit();
const log = createLog(config.LOG_LEVEL);
const launcher = createChromium({
  executablePath: config.CHROME_PATH,
  flags: config.chromeFlags,
  log,
});
try {
  process.exit(await runProcess(config, log, launcher));
} catch (error) {
  log.fatal({ err: error }, 'the recorder failed');
  process.exit(NOTHING);
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(NOTHING);
  }
}
