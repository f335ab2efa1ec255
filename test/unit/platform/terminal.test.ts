import { describe, expect, it } from 'vitest';
import { openPaints, paintOf } from '../../../src/platform/tty.js';
import { openTerminal } from '../../../src/platform/terminal.js';

function screen(level: 0 | 1, isTTY = false) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY,
    write: (text: string) => (written[name] += text),
  });
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') };
  const paint = paintOf(level);
  return {
    written,
    terminal: openTerminal(streams, paint === undefined ? {} : { stdout: paint, stderr: paint }),
  };
}

const diff = '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n same\n';

describe('the terminal', () => {
  it('keeps data on stdout and words on stderr', () => {
    const { written, terminal } = screen(0);
    terminal.data('{}');
    terminal.say('hello', 'good');
    expect(written).toEqual({ stdout: '{}', stderr: 'hello\n' });
  });

  it('says in a line what takes its time, where nothing may turn', () => {
    const { written, terminal } = screen(0);
    const done = terminal.busy('Installing');
    terminal.say('a line of its output');
    done();
    expect(written.stderr).toBe('Installing\na line of its output\n');
  });

  it('is not steered by what is said', () => {
    const { written, terminal } = screen(0);
    terminal.say('a\u001B[2J\rb\u009Bc\n\td');
    expect(written.stderr).toBe('a\\x1b[2J\\x0db\\x9bc\n\td\n');
  });

  it('shows what would turn the direction of a text, or end its line', () => {
    const { written, terminal } = screen(0);
    terminal.say('a\u202Eb\u2066c\u200Fd\u061Ce\u2028f\u2029g');
    expect(written.stderr).toBe('a\\u{202e}b\\u{2066}c\\u{200f}d\\u{61c}e\\u{2028}f\\u{2029}g\n');
  });

  it('says no command of a workflow, wherever a line begins', () => {
    const { written, terminal } = screen(0);
    terminal.say('::error::a\n \t::add-mask::b\na::b\r\n::c ##[error]d');
    expect(written.stderr).toBe('\\x3a:error::a\n \t\\x3a:add-mask::b\na::b\r\n\\x3a:c #\\x23[error]d\n');
    terminal.command('::error::a');
    expect(written.stderr.split('\n').at(-2)).toBe('::error::a');
  });

  it('is not steered by a diff either, with or without colours; a pipe gets its bytes', () => {
    const odd = '--- a/x\n+++ b/x\n+a\u001B[2Jb\rc\u202Ed\r\n';
    const shown = '+a\\x1b[2Jb\\x0dc\\u{202e}d\r\n';
    const screens = [screen(0, true), screen(1, true), screen(0, false)];
    for (const { terminal } of screens) terminal.diff(odd);
    const [plain, coloured, piped] = screens.map(({ written }) => written.stdout);
    expect(plain).toContain(shown);
    expect(coloured).toContain(shown.slice(0, -2));
    expect(piped).toBe(odd);
  });

  it('is not steered by what turns beside', () => {
    const said: string[] = [];
    const stream = { write: () => true };
    const busy = (text: string) => {
      said.push(text);
      return () => undefined;
    };
    openTerminal({ stdout: stream, stderr: stream }, {}, busy).busy('pip -r a\u001B[2J');
    expect(said).toEqual(['pip -r a\\x1b[2J']);
  });

  it('leaves a diff as it is where there are no colours', () => {
    const { written, terminal } = screen(0);
    terminal.diff(diff);
    expect(written.stdout).toBe(diff);
  });

  it('colours added and removed lines', () => {
    const { written, terminal } = screen(1);
    terminal.diff(diff);
    expect(written.stdout).toContain('\u001B[32m+new\u001B[39m');
    expect(written.stdout).toContain('\u001B[31m-old\u001B[39m');
    expect(written.stdout).toContain('\n same\n');
  });

  it('makes stand out what is different in a changed line', () => {
    const { written, terminal } = screen(1);
    terminal.diff('-  secure: true, // a\n-b\n+  secure: false, // a\n+c\n-d(1)\n x\n');
    const part = (code: number, text: string) => `\u001B[${code}m\u001B[7m${text}\u001B[27m\u001B[39m`;
    expect(written.stdout).toBe(
      `\u001B[31m-  secure: \u001B[39m${part(31, 'true')}\u001B[31m, // a\u001B[39m\n` +
        '\u001B[31m-b\u001B[39m\n' +
        `\u001B[32m+  secure: \u001B[39m${part(32, 'false')}\u001B[32m, // a\u001B[39m\n` +
        '\u001B[32m+c\u001B[39m\n\u001B[31m-d(1)\u001B[39m\n x\n',
    );
  });

  it('only colours lines of which others take the place', () => {
    const { written, terminal } = screen(1);
    terminal.diff('-a(1)\n+a(2)\n+a(3)\n');
    expect(written.stdout).not.toContain('\u001B[7m');
  });

  it('shows no colours with NO_COLOR, unless they are forced', () => {
    expect(openPaints({ NO_COLOR: '1' })).toEqual({});
    const named = (environment: Record<string, string>) => Object.keys(openPaints(environment));
    expect(named({ NO_COLOR: '1', FORCE_COLOR: '1' })).toEqual(named({}));
  });
});
