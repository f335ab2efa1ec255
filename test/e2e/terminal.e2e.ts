import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { scratch, type Scratch } from '../support/built-command.js';
import { describeWith } from './available.js';
import { discard, newFolder } from './folders.js';
import { run } from './programs.js';
import { KEYS, openTerminalSession, type TerminalSession } from './pty.js';
import { QUESTIONS } from './wizard.js';

const INSTALLING = 'Installing: npm install @wristband/nestjs-auth @nestjs/config@4';
const FRAME = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/;

describeWith(['cli'], 'a package manager at work', () => {
  let programs: string;
  let project: Scratch;
  beforeEach(async () => {
    programs = await newFolder('programs');
    project = scratch('nest');
  });
  afterEach(async () => {
    project.remove();
    await discard(programs);
  });

  /** An npm that says one line, waits, says another. */
  const withNpm = (waits: string): Record<string, string> => {
    const npm = join(programs, 'npm');
    writeFileSync(npm, `#!/bin/sh\necho fetching the first\n${waits}\necho added 2 packages\n`);
    chmodSync(npm, 0o755);
    return { PATH: [programs, process.env['PATH']].join(delimiter) };
  };
  const open = (args: readonly string[], env: Record<string, string> = {}): TerminalSession =>
    openTerminalSession(['node', inject('cli'), ...args], project.folder, env);

  it('is watched on a terminal: its lines stay, and below them something turns until it has ended', async () => {
    const session = open(['--yes', '--verbose'], withNpm('sleep 2'));
    await session.waitFor(INSTALLING, 'fetching the first');
    const [last, before] = session.screen().split('\n').reverse();
    expect(last).toContain(INSTALLING);
    expect(last).toMatch(FRAME);
    expect(before).toBe('  fetching the first');
    expect(await session.end(), session.screen()).toBe(0);
    expect(session.screen()).toContain('  fetching the first\n  added 2 packages\nDone: 4 files written');
    expect(session.screen()).not.toMatch(FRAME);
  });

  it('is told in one plain line in CI', async () => {
    const env = { CI: 'true', ...withNpm('sleep 1') };
    const { exitCode, stderr } = await run(['node', inject('cli')], { cwd: project.folder, env });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(`${INSTALLING}\nDone: 4 files written`);
    expect(stripVTControlCharacters(stderr)).toBe(stderr);
    expect(stderr).not.toContain('\r');
  });

  it('is ended by Ctrl-C, which leaves the files and the command', async () => {
    const session = open(['--yes', '--verbose'], withNpm('exec sleep 60'));
    await session.waitFor('fetching the first');
    session.type(KEYS.interrupt);
    expect(await session.end(), session.screen()).toBe(130);
    expect(session.screen()).toContain('Installation interrupted.');
    expect(session.screen()).toContain('The 4 files were written and kept.');
    expect(session.screen()).toContain('Install the packages:\n       npm install @wristband/nestjs-auth');
    expect(session.screen()).not.toMatch(FRAME);
    expect(project.tree()).toContain('WristbandExpressSessionModule');
  });

  it.each(['SIGTERM', 'SIGHUP'])(
    '%s at any question ends the run before anything is written',
    async (name) => {
      const before = project.tree();
      for (const index of QUESTIONS.keys()) {
        const session = open([]);
        for (const [answered, question] of QUESTIONS.slice(0, index + 1).entries()) {
          await session.waitFor(question);
          if (answered === index) session.signal(name);
          else session.type(KEYS.enter);
        }
        expect(await session.end(), session.screen()).toBe(name === 'SIGHUP' ? 129 : 143);
        expect(session.screen()).toContain('No files were changed.');
        expect(project.tree()).toBe(before);
      }
    },
  );
});
