import { describe, expect, it } from 'vitest';
import { run } from '../../../src/core/run.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { parseArguments } from '../../../src/cli/arguments.js';
import { UserError } from '../../../src/model/errors.js';
import { openTestContext } from '../../support/context.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

type Files = Readonly<Record<string, string>>;

const DOCS = 'https://docs.wristband.dev/docs/';
const manifest = (...names: string[]): Files => ({
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) }),
});
const DJANGO: Files = {
  'manage.py':
    "import os\nfrom django.core.management import execute_from_command_line\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site.settings')\n",
};

async function errorOf(files: Files, ...args: string[]): Promise<UserError> {
  const { context } = await openTestContext({ fs: memoryDisk(Object.entries(files)).fs, root: ROOT });
  const error: unknown = await run(
    parseArguments(args, '0.0.0', frameworks, process),
    frameworks,
    context,
  ).catch((reason: unknown) => reason);
  return error instanceof UserError ? error : expect.unreachable();
}

describe('a project that is not supported', () => {
  it.each<[string, Files, string, string]>([
    ['Next.js', { ...manifest('next', 'react'), 'app/page.tsx': '' }, 'a Next.js', 'nextjs-app-router-quick'],
    [
      'its pages',
      { ...manifest('next'), 'src/pages/index.tsx': '' },
      'a Next.js',
      'nextjs-pages-router-quick',
    ],
    ['React', manifest('react'), 'a React', 'quick-start-choose-your-framework'],
    ['Flask', { Pipfile: '[packages]\nflask = "*"\n' }, 'a Flask', 'quick-start-choose-your-framework'],
    [
      'Rails',
      { Gemfile: "source 'x'\ngem 'rails', '~> 8.0'\n" },
      'a Rails',
      'quick-start-choose-your-framework',
    ],
  ])('is named, with its guide: %s', async (_name, files, what, guide) => {
    const { message, hint, exitCode } = await errorOf(files);
    expect(message).toContain(
      `is ${what} application; create-wristband-session supports NestJS, Express, Django and FastAPI.`,
    );
    expect(hint).toContain(`${DOCS}${guide}`);
    expect(exitCode).toBe(3);
  });

  it.each<[string, Files]>([
    ['flask-cors alone', { 'requirements.txt': 'flask-cors\nsomething # flask\n' }],
    ['Express in no file', manifest('express')],
    ['a text', { 'notes.txt': 'express, react' }],
  ])('is no other framework without a sign: %s', async (_name, files) => {
    expect((await errorOf(files)).hint).toContain('Looked for NestJS');
  });

  it('may be an empty folder', async () => {
    expect((await errorOf({ '.git/HEAD': '' })).message).toContain('the folder is empty.');
  });
});

describe('the wrong framework', () => {
  it('names what was found, with the command', async () => {
    const { message, hint } = await errorOf(manifest('@nestjs/core'), '--framework', 'django');
    expect(message).toMatch(
      /^Found no Django application in .*, but found NestJS \(package\.json depends on @nestjs\/core\)\.$/,
    );
    expect(hint).toContain('npx create-wristband-session --framework nest');
  });

  it('names what lies below with its folder', async () => {
    const below = Object.fromEntries(Object.entries(DJANGO).map(([path, text]) => [`backend/${path}`, text]));
    const { hint } = await errorOf({ ...below, 'README.md': '' }, '--framework', 'nest');
    expect(hint).toContain('npx create-wristband-session --framework django --app backend');
  });
});

it('two frameworks are two commands', async () => {
  const files = {
    ...Object.fromEntries(Object.entries(DJANGO).map(([path, text]) => [`backend/${path}`, text])),
    'server/package.json': manifest('@nestjs/core')['package.json'] ?? '',
    'server/src/main.ts': "import { NestFactory } from '@nestjs/core';\nNestFactory.create(AppModule);\n",
  };
  const { hint, exitCode } = await errorOf(files);
  expect(exitCode).toBe(2);
  expect(hint).toBe(
    'Choose one:\n  npx create-wristband-session --framework nest --app server\n  npx create-wristband-session --framework django --app backend',
  );
  const check = await errorOf(files, 'check', '--production');
  expect(check.hint).toBe(
    'Choose one:\n  npx create-wristband-session check --production --framework nest --app server\n  npx create-wristband-session check --production --framework django --app backend',
  );
});
