import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { frameworks } from '../../../src/frameworks/index.js';

const parse = (...argv: string[]) => parseArguments(argv, '1.2.3', frameworks, process);

describe('help', () => {
  const helpOf = (...argv: string[]): string => {
    let text = '';
    const stdout = { columns: 80, write: (part: string) => (text += part) };
    expect(() =>
      parseArguments([...argv, '--help'], '1.2.3', frameworks, { stdout, stderr: stdout }),
    ).toThrow();
    return text;
  };

  it.each([[[]], [['check']], [['rotate']], [['remove']], [['completion']]])(
    'fits 80 columns: %j',
    (argv) => {
      const wide = helpOf(...argv)
        .split('\n')
        .filter((line) => line.length > 80);
      expect(wide).toEqual([]);
    },
  );

  it('says what a flag means to the command', () => {
    expect(helpOf()).toContain("don't install dependencies");
    expect(helpOf('check')).toContain("don't count packages that are missing");
  });

  it('is not needed for a long mistake, which is wrapped between words', () => {
    let text = '';
    const printer = { columns: 40, write: (part: string) => (text += part) };
    const argv = ['--framework', 'nst'];
    expect(() => parseArguments(argv, '1.2.3', frameworks, { stdout: printer, stderr: printer })).toThrow();
    expect(text.split('\n').filter((line) => line.length >= 40)).toEqual([]);
    expect(text.replaceAll('\n', ' ')).toContain(
      'Allowed: nest, express, django, fastapi. Did you mean nest?',
    );
  });
});

describe('remove', () => {
  it('takes the flags of a run that say where and how', () => {
    expect(parse('remove', '--framework', 'django', '--app', 'x', '--force', '--yes')).toMatchObject({
      command: 'remove',
      framework: 'django',
      app: 'x',
      force: true,
      yes: true,
    });
  });

  it.each([['--insecure-dev'], ['--secret-store', 'inline'], ['--secret-stdin']])(
    'refuses %s',
    (...flags) => {
      const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      expect(() => parse('remove', ...flags)).toThrow(/can't be used with remove/);
      write.mockRestore();
    },
  );
});

describe('flags', () => {
  it('have defaults', () => {
    expect(parse()).toEqual({
      command: 'apply',
      cwd: '.',
      dryRun: false,
      yes: false,
      install: true,
      force: false,
      json: false,
      production: false,
      secretStdin: false,
      verify: false,
      folderFlags: [],
      given: {},
    });
  });

  it('are read', () => {
    expect(
      parse(
        '--framework',
        'nestjs',
        '--insecure-dev',
        '-n',
        '-y',
        '--cwd',
        'x',
        '--app',
        'y',
        '--settings',
        'z.settings',
        '--force',
        '--no-install',
        '--secret-store',
        'inline',
      ),
    ).toMatchObject({
      framework: 'nest',
      dryRun: true,
      yes: true,
      cwd: 'x',
      app: 'y',
      settings: 'z.settings',
      force: true,
      install: false,
      folderFlags: ['--cwd', 'x', '--app', 'y', '--settings', 'z.settings'],
      given: { insecureDev: true, secretStore: 'inline' },
    });
  });

  it.each([
    ['check', '--framework', 'django'],
    ['--framework', 'django', 'check'],
  ])('stand before or after check (%s %s %s)', (...argv) => {
    expect(parse(...argv)).toMatchObject({ command: 'check', framework: 'django' });
  });
});

describe('rotate', () => {
  it.each([
    [['rotate'], undefined],
    [['--framework', 'django', 'rotate', '--finish'], true],
    [['rotate', '--finish', '--framework', 'django'], true],
  ])('is read (%s)', (argv, finish) => {
    expect(parse(...argv)).toMatchObject({
      command: 'rotate',
      ...(finish && { finish, framework: 'django' }),
    });
  });
});

describe('mistakes', () => {
  let shown = '';
  beforeEach(() => {
    shown = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    [['--frobnicate'], "unknown option '--frobnicate'"],
    [['--framework', 'rails'], 'Allowed: nest, express, django, fastapi.'],
    [['--secret-store', 'vault'], 'Allowed choices are env, inline.'],
    [['chekc'], "unknown command 'chekc'\n(Did you mean check?)"],
    [['nest'], 'Did you mean --framework nest?'],
    [['--framework', 'njest'], 'Did you mean nest?'],
    [['--insecre-dev'], 'Did you mean --insecure-dev?'],
    [['whatever-else'], "unknown command 'whatever-else'\nRun"],
    [['--finish'], "unknown option '--finish'"],
    [['rotate', '--insecure-dev'], "--insecure-dev can't be used with rotate"],
    [['--secret-store', 'env', 'rotate'], "--secret-store can't be used with rotate"],
    [['--cwd'], 'argument missing'],
  ])('%j are said', (argv, message) => {
    expect(() => parse(...argv)).toThrow();
    expect(shown).toContain(message);
    expect(shown).toContain('--help');
  });
});
