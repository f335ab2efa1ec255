import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '../../../../../src/languages/python/index.js';
import { parsed } from '../support.js';
import { pathAt } from '../../../../../src/session/python/paths.js';

const IMPORTS =
  'import os\nimport pathlib\nfrom os.path import abspath, dirname, join\nfrom pathlib import Path\n';

function valueOf(expression: string, before = ''): string | undefined {
  const module = parsed(`${IMPORTS}${before}P = ${expression}\n`);
  const value = pathAt(module, assignmentsOf(module, 'P')[0]?.value, 'a/b/c.py');
  return value === undefined
    ? undefined
    : `${value.type} ${value.path}${value.base === 'root' ? '' : ' of cwd'}`;
}

describe('a path that the settings make', () => {
  it.each([
    ['__file__', 'str a/b/c.py'],
    ['Path(__file__).resolve().parent.parent', 'Path a'],
    ['pathlib.Path(__file__).absolute().parents[1]', 'Path a'],
    ["Path(__file__).parent / 'x' / 'y'", 'Path a/b/x/y'],
    ["Path(__file__).parent.joinpath('x', 'y')", 'Path a/b/x/y'],
    ["Path(dirname(abspath(__file__)), 'x')", 'Path a/b/x'],
    ['os.path.dirname(os.path.dirname(os.path.realpath(__file__)))', 'str a'],
    ["join(dirname(__file__), '..', '.env')", 'str a/.env'],
    ["str(Path(__file__).parent / '.env')", 'str a/b/.env'],
    ["'deploy/.env'", 'str deploy/.env of cwd'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });

  it('may be absolute', () => {
    expect(valueOf("Path('/srv/.env')")).toBe('Path /srv/.env of cwd');
  });

  it('is followed through names', () => {
    const base = 'HERE = Path(__file__).parent\nROOT = HERE.parent\nROOT.mkdir(exist_ok=True)\n';
    expect(valueOf("ROOT / '.env'", base)).toBe('Path a/.env');
    expect(valueOf('ROOT', 'ROOT = Path(__file__)\nROOT = ROOT.parent\n')).toBe('Path a/b');
  });

  it.each([
    ['another call', 'find_root()', ''],
    ['a name set under a condition', 'ROOT', "ROOT = Path(__file__)\nif DEBUG:\n    ROOT = Path('/srv')\n"],
    ['names that go round', 'A', 'A = Path(B)\nB = Path(A)\n'],
    ['a Path of something else', 'Root(__file__)', 'from elsewhere import Path as Root\n'],
    ['strings are not divided', "__file__ / 'x'", ''],
    ['strings have no parent', '__file__.parent', ''],
    ['an odd number of parents', 'Path(__file__).parents[99999999999]', ''],
    ['a part that is unknown', "Path(__file__) / os.environ['X']", ''],
  ])('is not worked out: %s', (_, expression, before) => {
    expect(valueOf(expression, before)).toBeUndefined();
  });
});
