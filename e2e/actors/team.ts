import { repository } from '@video-escalation/tooling/paths';
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PORT_OFFSET } from '../world.ts';
import { edited, type Edit } from './editions.ts';

const execute = promisify(execFile);
const LIMIT_MS = 120_000;
const SOMEBODY = ['-c', 'user.name=Team', '-c', 'user.email=team@example.com'];

interface Ended {
  readonly code: number;
  /** Both streams, as a person reads them. */
  readonly output: string;
}

/** A team that owns one remote: their clone's work tree has that folder, those they ask for and the root's files. */
export class Team {
  private readonly remote: string;
  private readonly folder: string;
  private readonly clone: string;

  private constructor(remote: string, folder: string, clone = join(folder, 'clone')) {
    this.remote = remote;
    this.folder = folder;
    this.clone = clone;
  }

  /** The repository is as it is on this machine now, whether that is committed or not. */
  static async of(remote: string, ...others: readonly string[]): Promise<Team> {
    const folder = mkdtempSync(join(tmpdir(), 'team-'));
    const origin = join(folder, 'origin.git');
    const team = new Team(remote, folder);
    await execute('git', ['init', '-q', '--bare', origin]);
    const whole = ['--git-dir', origin, '--work-tree', repository];
    await execute('git', [...whole, 'add', '--all'], { cwd: repository });
    await execute('git', [...whole, ...SOMEBODY, 'commit', '-qm', 'All'], { cwd: repository });
    await execute('git', ['clone', '-q', '--no-checkout', origin, team.clone]);
    await team.git('sparse-checkout', 'set', remote, ...others);
    await team.git('checkout', '-q');
    // Stands for an 'npm ci', without a registry.
    symlinkSync(join(repository, 'node_modules'), join(team.clone, 'node_modules'), 'junction');
    return team;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The same clone on another machine. */
  async copies(name: string): Promise<Team> {
    const clone = join(this.folder, name);
    cpSync(this.clone, clone, { recursive: true, verbatimSymlinks: true });
    return new Team(this.remote, this.folder, clone);
  }

  /** Commits another wording. Returns the commit. */
  async rewords(file: string, from: string, to: string): Promise<string> {
    const path = join(this.clone, this.remote, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    await this.git(...SOMEBODY, 'commit', '-qam', to);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits what these edits make of the repository as it is; edits of before are gone. */
  async edits(title: string, edits: readonly Edit[]): Promise<void> {
    await this.git('reset', '-q', '--hard', 'origin/HEAD');
    for (const edit of edits) {
      const path = join(this.clone, edit.file);
      writeFileSync(path, edited(readFileSync(path, 'utf8'), edit));
    }
    await this.git(...SOMEBODY, 'commit', '-qam', title);
  }

  /** Of the work tree. */
  folders(): string[] {
    const entries = readdirSync(this.clone, { withFileTypes: true });
    const names = entries.filter((each) => each.isDirectory()).map(({ name }) => name);
    return names.filter((name) => !name.startsWith('.'));
  }

  /** `npm run release -- …` */
  release(...args: readonly string[]): Promise<Ended> {
    const env = { ...process.env, PORT_OFFSET };
    const options = { cwd: this.clone, env, timeout: LIMIT_MS };
    return execute('npm', ['run', '--silent', 'release', '--', ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        output: stdout + stderr,
      }),
    );
  }

  private async git(...args: readonly string[]): Promise<string> {
    const { stdout } = await execute('git', args, { cwd: this.clone });
    return stdout.trim();
  }
}
