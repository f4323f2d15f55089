import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { repository } from './aws.ts';

const PATIENCE_MS = 15_000;

export interface Terminal extends AsyncDisposable {
  /** Resolves once this text stands in what came since the last one that was waited for. */
  see(text: string): Promise<void>;
  /** Presses keys, as they come over the wire. */
  type(keys: string): void;
  /** Everything that stood there, without colours and cursor movements. */
  screen(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

export const keys = { enter: '\r', interrupt: '\x03', down: '\x1b[B', clear: '\x15' };

/** A program in a pseudo-terminal of its own (util-linux’s `script`): it finds somebody to ask. */
export function openTerminal(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Terminal {
  // Wide, so that no sentence that is waited for is broken into lines.
  const command = `stty cols 250; exec ${[process.execPath, ...args].join(' ')}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: repository,
    env: { PATH: '/usr/bin:/bin', TERM: 'xterm', NO_COLOR: '1', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  let seen = 0;
  let wake = () => {};
  child.stdout.on('data', (chunk) => {
    output += stripVTControlCharacters(String(chunk));
    wake();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));

  async function see(text: string): Promise<void> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    for (let at = -1; at < 0;) {
      at = output.indexOf(text, seen);
      if (at >= 0) seen = at + text.length;
      else if (deadline.aborted) throw new Error(`'${text}' never came. There was:\n${output}`);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          deadline.addEventListener('abort', () => resolve(), { once: true });
        });
    }
  }

  return {
    see,
    type: (pressed) => void child.stdin.write(pressed),
    screen: () => output,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
