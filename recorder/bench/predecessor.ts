import type { JoinData } from '@video-escalation/contracts/http/meetings';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fit, type Rectangle } from '../page/layout.ts';
import { bundle } from '../page/testing/tab.ts';
import { until } from '../src/testing/until.ts';

const [WIDTH, HEIGHT] = [1_280, 720];
const TITLE_HEIGHT = 22;
const SHOWS_WITHIN_MS = 90_000;
const ENDS_WITHIN_MS = 10_000;

/** Where its style sheet puts the first video, as wide as 16:9 fits. */
export const THEIR_PLACE: Rectangle = fit(
  { width: 640, height: 360 },
  { x: 5, y: TITLE_HEIGHT + 5, width: 590, height: 440 },
);

const PAGE = `<!doctype html><meta charset="utf-8"><title>Recording</title><style>
  * { box-sizing: border-box; margin: 0; padding: 0 }
  h3 { height: ${TITLE_HEIGHT}px }
  video { width: 600px; height: 450px; padding: 5px }
</style><h3>Video Call Recording</h3><audio style="display: none"></audio>
<div id="video-list"></div><script src="/page.js"></script>`;

/** Of run.sh, without what fetched Cisco's codec; then what keeps Firefox on this machine and lets it meet it. */
const PREFERENCES: Readonly<Record<string, boolean | number | string>> = {
  'media.autoplay.default': 0,
  'media.autoplay.enabled.user-gestures-needed': false,
  'media.navigator.permission.disabled': true,
  'doh-rollout.doorhanger-shown': true,
  'media.setsinkid.enabled': true,

  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.force_interface': 'lo',
  'permissions.default.camera': 1,
  'permissions.default.microphone': 1,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // Nobody listens there: whatever is asked of another machine fails at once.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'termsofuse.bypassNotification': true,
  'trailhead.firstrun.didSeeAboutWelcome': true,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

/**
 * What the predecessor ran in its container (cdk-stacks/docker/recording/recording-task/{run.sh,record.js} of
 * amazon-connect/video-call-escalation), without its Node process and its upload.
 */
export interface Predecessor {
  readonly pids: readonly number[];
  /** Waits until both cameras are on its screen. */
  records(): Promise<void>;
  finish(): Promise<void>;
  /** Whatever it is at. */
  end(): Promise<void>;
}

export async function startPredecessor(joinData: JoinData, file: string): Promise<Predecessor> {
  const home = mkdtempSync(join(tmpdir(), 'recorder-predecessor-'));
  const page = await servePage();
  const started: ChildProcess[] = [];
  const env = { PATH: process.env.PATH, HOME: home, PULSE_SERVER: `unix:${home}/pulse.socket` };
  const start = (command: string, args: readonly string[], more = {}, output?: number) => {
    const stdio = ['ignore', output ?? 'ignore', 'ignore', 'pipe'] as const;
    const child = spawn(command, args, { env: { ...env, ...more }, stdio: [...stdio] });
    started.push(child);
    // Whatever ends this process: none of them ends by itself.
    process.once('exit', () => child.kill('SIGKILL'));
    return child;
  };

  writeFileSync(join(home, 'pulse.pa'), sounds(home));
  start('pulseaudio', ['-n', '-F', join(home, 'pulse.pa'), '--exit-idle-time=-1']);
  const screen = ['-ac', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp'];
  const xvfb = start('Xvfb', ['-displayfd', '3', ...screen]);
  const [display] = (await once(xvfb.stdio[3]!, 'data')) as [Buffer];
  const DISPLAY = `:${display.toString().trim()}.0`;
  await pause(500);
  const seat = encodeURIComponent(JSON.stringify(joinData));
  start('firefox-esr', firefoxArgs(home, `${page.url}/#${seat}`), { DISPLAY });
  await pause(500);
  const ffmpeg = start('ffmpeg', ffmpegArgs(DISPLAY), {}, openSync(file, 'w'));

  const endAll = async (): Promise<void> => {
    for (const child of started.toReversed()) await endProcess(child);
    page.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    pids: started.map(({ pid }) => pid!),
    records: () => until('both cameras in Firefox', () => page.shown() >= 2, SHOWS_WITHIN_MS),
    finish: () => endProcess(ffmpeg),
    end: endAll,
  };
}

/** As run.sh sets it up over Debian's default sink, which without any device is a null sink. */
function sounds(home: string): string {
  return `load-module module-native-protocol-unix auth-anonymous=1 socket=${home}/pulse.socket
load-module module-null-sink sink_name=auto_null
load-module module-virtual-sink sink_name=v1
set-default-sink v1
set-default-source v1.monitor
`;
}

function firefoxArgs(home: string, url: string): string[] {
  const profile = join(home, 'profile');
  mkdirSync(profile);
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'prefs.js'), lines.join(''));
  const size = ['--width', `${WIDTH}`, '--height', `${HEIGHT}`];
  const rest = ['--new-instance', '--first-startup', '--foreground', '--kiosk', '--url', url];
  return ['--profile', profile, ...size, ...rest];
}

/** As record.js has them, its faults included: bits where kilobits were meant, microseconds for milliseconds. */
function ffmpegArgs(display: string): string[] {
  const x264 = '-vcodec h264 -c:v libx264 -pix_fmt yuv420p -profile:v main -preset fast';
  return [
    ...`-hide_banner -loglevel error -nostdin -s ${WIDTH}x${HEIGHT} -r 30 -draw_mouse 0`.split(' '),
    ...`-f x11grab -i ${display} -f pulse -ac 2 -i default ${x264}`.split(' '),
    ...'-x264opts nal-hrd=cbr:no-scenecut -minrate 3000 -maxrate 3000 -g 60'.split(' '),
    ...['-filter_complex', 'adelay=delays=250|250, aresample=async=1:first_pts=0'],
    ...'-c:a aac -b:a 160k -ac 2 -ar 44100 -movflags frag_keyframe+empty_moov'.split(' '),
    ...'-frag_duration 500 -f mp4 -'.split(' '),
  ];
}

async function servePage(): Promise<{ url: string; shown(): number; stop(): void }> {
  const script = await bundle(new URL('predecessor-page.ts', import.meta.url));
  let shown = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      shown += 1;
      void text(request).then(() => response.end());
    } else if (request.url === '/page.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script);
    } else response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, shown: () => shown, stop };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}
