import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import {
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { readCaseNamed } from '../../support/case-folder.js';
import { openTestContext } from '../../support/context.js';

const fs = { chmod, chown, lstat, mkdir, open, readdir, readFile, realpath, rename, rmdir, stat, unlink };
const GOOD = 'Jx9Zk4Lr8Tt1Hs6Wd3Pf5Cgq0Vb7yM2n';

let root: string;
let outside: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'kept-')));
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')));
});

afterEach(() => {
  for (const folder of [root, outside]) rmSync(folder, { recursive: true });
});

/** Lays a case down on the disk, without its env file, and runs the command on it. */
async function runOn(name: string, ...flags: string[]) {
  const example = readCaseNamed(name);
  for (const [path, bytes] of flags.includes('check') ? [] : example.before) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (path !== '.env') writeFileSync(join(root, path), bytes);
  }
  const { context, screen } = await openTestContext({ fs, root, git: { ignored: ['.env'] } });
  const options = parseArguments(
    [...flags, '--no-install', ...example.options.args],
    '0.0.0',
    frameworks,
    process,
  );
  const { exitCode, plan, findings } = await run(options, frameworks, context);
  return { exitCode, screen: screen.stderr, files: plan.files.map(({ path }) => path), findings };
}

const APPLICATIONS = [
  ['django/fresh-5.2', 'garden/settings.py'],
  ['nest/fresh-11', 'src/app.module.ts'],
] as const;

describe.runIf(process.platform !== 'win32').each(APPLICATIONS)(
  '%s with an env file of a password manager',
  (name, code) => {
    it('is patched beside a named pipe, which nobody opens', async () => {
      execFileSync('mkfifo', [join(root, '.env')]);
      const { exitCode, screen, files } = await runOn(name);
      expect(exitCode).toBe(0);
      expect(files).toContain(code);
      expect(screen).toContain('to what feeds .env: it is a named pipe');
      expect(statSync(join(root, '.env')).isFIFO()).toBe(true);
      const check = await runOn(name, 'check');
      expect(check).toMatchObject({ exitCode: 0, findings: [] });
      expect(check.screen).toContain("Can't tell whether WRISTBAND_SESSION_SECRET is in this file");
    });

    it('is patched beside a link out of the repository, which stays what it is', async () => {
      writeFileSync(join(outside, 'env'), 'A=1\n');
      symlinkSync(join(outside, 'env'), join(root, '.env'));
      const { exitCode, screen, files } = await runOn(name);
      expect(exitCode).toBe(0);
      expect(files).toContain(code);
      expect(screen).toContain('it is outside the repository and was left unchanged');
      expect(readlinkSync(join(root, '.env'))).toBe(join(outside, 'env'));
      expect((await runOn(name, 'check')).exitCode).toBe(1);
      writeFileSync(join(outside, 'env'), `A=1\nWRISTBAND_SESSION_SECRET=${GOOD}\n`);
      const check = await runOn(name, 'check');
      expect(check.exitCode).toBe(0);
      expect(check.screen).not.toContain(GOOD);
    });

    it('is patched beside a link that leads nowhere as long as the manager is locked', async () => {
      symlinkSync(join(outside, 'env'), join(root, '.env'));
      const { exitCode, files } = await runOn(name);
      expect(exitCode).toBe(0);
      expect(files).toContain(code);
      expect(files).not.toContain('.env');
    });
  },
);
