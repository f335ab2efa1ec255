import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ShellResult } from '../src/model/context.js';
import { readCases, type Case } from './support/case-folder.js';
import type { GitFacts, PromptAnswers } from './support/context.js';
import { memoryDisk } from './support/memory-disk.js';
import { runCase } from './support/run-case.js';

interface ScreenTest {
  /** The case with the project; `/after`: as the run leaves it. */
  readonly on: string;
  /** Flags beside those of the case. */
  readonly flags?: string;
  /** Flags in place of those of the case. */
  readonly args?: readonly string[];
  /** Whether the diff is part of the screen; it looks the same on all of them. */
  readonly diff?: boolean;
  readonly git?: GitFacts;
  readonly answers?: PromptAnswers;
  readonly annotations?: boolean;
  readonly programs?: () => ShellResult | undefined;
}

const yes = { 'session cookies': false, 'generated secret': 'env', Write: true };

/** Each screen once; the file of the same name in `screens/` shows what a person sees. */
const screens: Readonly<Record<string, ScreenTest>> = {
  'nest-first-run': { on: 'nest/fresh-11', diff: true },
  'nest-no-install': { on: 'nest/fresh-10', flags: '--no-install' },
  'nest-check-incomplete': { on: 'nest/half-finished', flags: 'check' },
  'nest-check-complete': { on: 'nest/half-finished/after', flags: 'check --no-install' },
  'nest-check-annotations': { on: 'nest/half-finished', flags: 'check', annotations: true },
  'nest-several-reasons': { on: 'nest/registered-twice' },
  'nest-consent-missing': { on: 'nest/express-session' },
  'nest-consent-given': { on: 'nest/express-session-with-force' },
  'nest-unsupported': { on: 'nest/fastify-package' },
  'nest-syntax-error': { on: 'nest/syntax-error' },
  'nest-several-applications': { on: 'nest/nx-several-apps' },
  'nest-install-failed': {
    on: 'nest/fresh-11',
    programs: () => ({ exitCode: 1, stdout: '', stderr: 'npm error code E404\n' }),
  },
  'nest-program-missing': { on: 'nest/fresh-11', programs: () => undefined },
  'nest-wizard': { on: 'nest/fresh-11', answers: yes },
  'nest-wizard-consent': { on: 'nest/express-session', answers: { ...yes, 'Go ahead': true } },
  'nest-wizard-declined': { on: 'nest/fresh-11', answers: { ...yes, Write: false } },
  'nest-wizard-second-run': { on: 'nest/insecure-dev/after', args: [], answers: { Install: true } },
  'nest-rotate-wizard': { on: 'nest/rotate', answers: { Write: true, 'Which framework': 'nest' } },
  'django-rotate': { on: 'django/rotate-fresh-5.2', flags: '--dry-run', diff: true },
  'django-rotate-finish': { on: 'django/rotate-finish' },
  'django-second-run': { on: 'django/guide/after' },
  'django-dry-run': { on: 'django/fresh-5.2', flags: '--dry-run' },
  'django-settings-for-each-environment': { on: 'django/split-base-local-production' },
  'django-check-production': {
    on: 'django/production-in-a-folder-sets-another-engine/after',
    flags: 'check --production --no-install',
    args: ['--framework', 'django'],
  },
  'django-blocked': { on: 'django/middleware-comprehension' },
  'django-env-file-tracked': { on: 'django/env-file-tracked' },
  'django-notes': { on: 'django/values-kept' },
  'django-uncommitted': { on: 'django/fresh-5.2', git: { uncommitted: ['garden/settings.py'] } },
  'express-remove-dry-run': { on: 'express/remove', flags: '--dry-run' },
  'nest-remove': { on: 'nest/remove-after-a-run', answers: { Write: true } },
  'nest-remove-blocked': { on: 'nest/remove-session-still-read' },
  'nest-remove-nothing': { on: 'nest/remove-nothing' },
};

const cases = new Map([...readCases(), ...readCases('remove')].map((example) => [example.name, example]));

// They show commands as POSIX shells take them.
it.skipIf(process.platform === 'win32').each(Object.entries(screens))('%s', async (name, test) => {
  const file = join(import.meta.dirname, 'screens', `${name}.txt`);
  await expect(await shown(test)).toMatchFileSnapshot(file);
});

it.each([80, 120])('breaks no word on a terminal of %i columns', async (columns) => {
  for (const [name, test] of Object.entries(screens)) {
    const wide = (await shown(test)).split(/\s+/);
    expect([name, (await shown(test, { columns })).split(/\s+/)]).toEqual([name, wide]);
  }
});

async function shown(
  { on, flags = '', args, diff = false, ...more }: ScreenTest,
  width: { readonly columns?: number } = {},
): Promise<string> {
  const example = caseNamed(on.replace(/\/after$/, ''));
  const options = { ...example.options, ...(args && { args }) };
  const disk = memoryDisk(on.endsWith('/after') ? example.after : example.before);
  const words = flags === '' ? [] : flags.split(' ');
  const { screen, exit } = await runCase(disk, { options }, words, { ...more, ...width });
  const lines = [
    `$ ${['create-wristband-session', ...words, ...(options.command ?? []), ...options.args].join(' ')}`,
    ...screen.asked.map((question) => `? ${question}`),
    ...(diff ? [screen.stdout] : []),
    `${screen.stderr}[exit ${exit}]`,
  ];
  return `${lines.join('\n')}\n`;
}

function caseNamed(name: string): Case {
  const found = cases.get(name);
  if (found === undefined) throw new Error(`there is no case ${name}`);
  return found;
}
