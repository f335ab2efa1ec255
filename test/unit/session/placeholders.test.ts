import { describe, expect, it } from 'vitest';
import { placeholderLines } from '../../../src/session/placeholders.js';
import { applyEdits } from '../../../src/languages/text/text-edit.js';

const HINT =
  '# From the Wristband dashboard: https://docs.wristband.dev/docs/quick-start-create-a-wristband-application';

/** What `remove` leaves of an env file. */
function without(lines: readonly string[], eol = '\n'): string {
  const source = lines.map((line) => line + eol).join('');
  return applyEdits(
    source,
    placeholderLines(source).map((span) => ({ ...span, insert: '' })),
  );
}

describe('the lines for variables to set', () => {
  it.each(['\n', '\r\n', '\r'])('go with the hint above them, at line ends %j', (eol) => {
    expect(without(['A=1', HINT, '# WRISTBAND_CLIENT_ID=', '# WRISTBAND_CLIENT_SECRET=', '# B'], eol)).toBe(
      `A=1${eol}# B${eol}`,
    );
    expect(without([HINT, '# WRISTBAND_CLIENT_ID='], eol)).toBe('');
  });

  it('stay as far as somebody has set them, and the hint with them', () => {
    const set = 'WRISTBAND_CLIENT_ID=bakery';
    expect(without([HINT, '# WRISTBAND_CLIENT_SECRET=', set])).toBe(`${HINT}\n${set}\n`);
    expect(without([HINT, '# WRISTBAND_CLIENT_SECRET=not-yet', '# WRISTBAND_CLIENT_ID='])).toBe(
      `${HINT}\n# WRISTBAND_CLIENT_SECRET=not-yet\n`,
    );
  });

  it('go at once where a hint is there twice', () => {
    expect(without([HINT, HINT, '# WRISTBAND_CLIENT_ID='])).toBe('');
    expect(without([HINT, '# WRISTBAND_CLIENT_ID=', 'A=1', HINT, '# WRISTBAND_CLIENT_ID='])).toBe('A=1\n');
  });

  it('are no lines that somebody else has written', () => {
    const lines = ['# The login', '# WRISTBAND_CLIENT_ID=', `${HINT} and more`, '# WRISTBAND_CLIENT_ID='];
    expect(without(lines)).toBe(lines.map((line) => `${line}\n`).join(''));
  });
});
