import { describe, expect, it } from 'vitest';
import { makeWritable, systemOf, typed, typedIn } from '../../../src/model/context.js';

it.each([
  [['npm', 'install', '@nestjs/config@4'], 'npm install @nestjs/config@4'],
  [['cd', './my app'], 'cd "./my app"'],
  [['cd', "./it's"], 'cd "./it\'s"'],
  [['cd', '$HOME'], "cd '$HOME'"],
  [['pip', 'install', 'Django>=5'], 'pip install "Django>=5"'],
  [['echo', ''], 'echo ""'],
  [['..\\.venv\\Scripts\\python.exe', '-m', 'pip'], '../.venv/Scripts/python.exe -m pip'],
])('%j is typed as %s', (words, line) => {
  expect(typed(words, 'posix')).toBe(line);
});

it.each([
  ['/', {}, 'posix'],
  ['\\', {}, 'windows'],
  ['\\', { MSYSTEM: '' }, 'windows'],
  ['\\', { MSYSTEM: 'MINGW64' }, 'posix'],
])(
  'commands are typed for the shell that separator %j and variables %j tell of',
  (separator, variables, system) => {
    expect(systemOf(separator, variables)).toBe(system);
  },
);

describe('for the shells of Windows', () => {
  it.each([
    [['npm', 'install', '@nestjs/config@4'], 'npm install "@nestjs/config@4"'],
    [['git', 'rm', '--cached', 'apps/my app/.env'], 'git rm --cached "apps/my app/.env"'],
    [['./node_modules/.bin/tsc', '-p', 'a/tsconfig.json'], 'node_modules\\.bin\\tsc -p a/tsconfig.json'],
    [['..\\.venv\\Scripts\\python.exe', '-m', 'pip'], '..\\.venv\\Scripts\\python.exe -m pip'],
    [['pip', 'install', 'Django>=5,<6', ''], 'pip install "Django>=5,<6" ""'],
    [['git', '-C', 'C:\\my app\\', 'say "a\\"'], 'git -C "C:\\my app\\\\" "say \\"a\\\\\\""'],
    [['cd', '$HOME'], 'cd "$HOME"'],
  ])('%j is typed as %s', (words, line) => {
    expect(typed(words, 'windows')).toBe(line);
  });

  it('a folder and a command stand on lines of their own', () => {
    expect(typedIn('./apps/my api', ['npm', 'install'], 'windows')).toEqual([
      'cd "apps\\my api"',
      'npm install',
    ]);
    expect(typedIn('./apps/api', ['npm', 'install'], 'posix')).toEqual(['cd ./apps/api && npm install']);
  });

  it('a file is made writable by a program of the system', () => {
    expect(makeWritable('apps/api/.env', 'windows')).toBe('attrib -R apps\\api\\.env');
    expect(makeWritable('apps/api/.env', 'posix')).toBe('chmod u+w apps/api/.env');
  });
});
