import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { runProcess } from '../process.ts';
import { createFakeLauncher, type FakePageScript } from './fake-page.ts';

/** main.ts, with a page that plays footage where the browser would be. */
const [script = '{}'] = process.argv.slice(2);
// eslint-disable-next-line no-restricted-properties -- it is a main.ts
const config = readConfig(process.env);
const launcher = createFakeLauncher(JSON.parse(script) as FakePageScript);
process.exit(await runProcess(config, createLog('info'), launcher));
