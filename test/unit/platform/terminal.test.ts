import { describe, expect, it } from 'vitest';
import { openPaints, paintOf } from '../../../src/platform/tty.js';
import { openTerminal } from '../../../src/platform/terminal.js';

function screen(level: 0 | 1) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (written[name] += text) });
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

  it('shows no colours with NO_COLOR, unless they are forced', () => {
    expect(openPaints({ NO_COLOR: '1' })).toEqual({});
    const named = (environment: Record<string, string>) => Object.keys(openPaints(environment));
    expect(named({ NO_COLOR: '1', FORCE_COLOR: '1' })).toEqual(named({}));
  });
});
