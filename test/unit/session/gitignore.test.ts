import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, it } from 'vitest';
import { ignoreEnvFile } from '../../../src/session/index.js';
import type { EnvFile } from '../../../src/session/survey.js';
import type { ChangeResult } from '../../../src/model/change.js';

const ENV_FILE: EnvFile = {
  path: '.env',
  reader: 'dotenv',
  repository: true,
  ignored: false,
  tracked: false,
  gitignore: '.gitignore',
  samples: ['.env.example'],
};

const lines = fc.constantFrom(
  '',
  '  ',
  '# dependencies',
  'node_modules/',
  '/dist',
  '*.log',
  '!keep.log',
  '.env.local',
  '# .env',
  '.env.*',
  '!.env.example',
  '**/tmp',
  '.env',
  '/.env',
  '.env*',
  '!.env',
  '.env/',
  'config/.env',
  '\\#odd',
  'ümläut/',
);
const files = fc
  .record({
    lines: fc.array(lines, { maxLength: 10 }),
    ends: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ lines, ends, eol }) => ({ source: lines.join(eol) + (ends && lines.length > 0 ? eol : ''), eol }));

describe('.gitignore', () => {
  it('ignores the env file in the end, whatever stood there, and keeps every line', () => {
    fc.assert(
      fc.property(files, ({ source, eol }) => {
        const result = run(source);
        const text = result.kind === 'changed' ? result.text : source;
        expect(text.startsWith(source)).toBe(true);
        expect(ignore().add(text).ignores('.env')).toBe(true);
        expect(result.kind === 'unchanged').toBe(ignore().add(source).ignores('.env'));
        expect(run(text).kind).toBe('unchanged');
        if (/[\r\n]/.test(source)) expect(text.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a file that ends its last line', 'dist\n', 'dist\n.env\n'],
    ['a file that does not', 'dist', 'dist\n.env\n'],
    ['a file with CRLF', 'dist\r\n', 'dist\r\n.env\r\n'],
    ['a file with CR alone, which ends no line for git', 'dist\rout\r', 'dist\rout\r\n.env\n'],
    ['a file that takes it back', '.env\n!.env\n', '.env\n!.env\n.env\n'],
    ['a comment only', '# .env\n', '# .env\n.env\n'],
    ['an empty file', '', '.env\n'],
  ])('gets the line: %s', (_, source, expected) => {
    expect(run(source)).toMatchObject({ kind: 'changed', text: expected });
  });

  it('is made where there is none', () => {
    expect(run(undefined)).toMatchObject({ kind: 'changed', text: '.env\n' });
  });

  it.each([['.env\n'], ['.env*\n'], ['/.env'], ['*\n']])('is left alone where it has %j', (source) => {
    expect(run(source).kind).toBe('unchanged');
  });

  it.each([[{ ignored: true }], [{ tracked: true }]])('is left alone when git says %j', (known) => {
    expect(run('dist\n', { ...ENV_FILE, ...known }).kind).toBe('unchanged');
  });

  it('names the file as seen from its own folder', () => {
    const shop: EnvFile = { ...ENV_FILE, path: 'apps/shop/.env', gitignore: 'apps/shop/.gitignore' };
    expect(run('', shop)).toMatchObject({ text: '.env\n' });
    expect(run('', { ...shop, gitignore: '.gitignore' })).toMatchObject({ text: 'apps/shop/.env\n' });
  });
});

function run(source: string | undefined, envFile: EnvFile = ENV_FILE): ChangeResult {
  return ignoreEnvFile(envFile).run(source, { read: () => undefined });
}
