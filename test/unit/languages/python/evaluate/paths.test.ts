import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the ways to make paths. */
it.each([
  [`from pathlib import Path\nX = Path('a')`, 'Path(a)'],
  [
    `from pathlib import Path
X = Path('/a')`,
    'Path(system:/a)',
  ],
  [`from pathlib import Path\nX = Path(__file__)`, 'Path(/conf/settings.py)'],
  [`from pathlib import Path\nX = Path(__file__).resolve().parent.parent`, 'Path(/.)'],
  [`from pathlib import Path\nX = Path(__file__).parents[1]`, 'Path(/.)'],
  [
    `from pathlib import Path\nX = Path(__file__).parents[read()]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path(__file__).parents[60]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path(__file__).absolute()`, 'Path(/conf/settings.py)'],
  [`from pathlib import Path\nX = Path(__file__).expanduser()`, 'Path(/conf/settings.py)'],
  [`from pathlib import Path\nX = Path('~/a').expanduser()`, 'Path(home:a)'],
  [`from pathlib import Path\nX = Path('~/a')`, 'Path(~/a)'],
  [`from pathlib import Path\nX = Path('a').expanduser()`, 'Path(a)'],
  [
    `from pathlib import Path\nX = Path('~other/a').expanduser()`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path.home() / 'a' / 'b'`, 'Path(home:a/b)'],
  [
    `from pathlib import Path\nX = Path.home().parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [`import os\nX = os.path.expanduser('~/a')`, 'str(home:a)'],
  [`import os\nX = os.path.join(os.path.expanduser('~'), 'a')`, 'str(home:a)'],
  [`import os\nX = os.path.expanduser('/a')`, 'str(system:/a)'],
  [
    `import os\nX = os.path.expanduser('~other/a')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = (Path('/a') / 'b').parent.parent.parent`, 'Path(system:/)'],
  [`from pathlib import Path\nX = Path('/a/../b').resolve()`, 'Path(system:/b)'],
  [`from pathlib import Path\nX = Path(__file__).joinpath('a', 'b')`, 'Path(/conf/settings.py/a/b)'],
  [
    `from pathlib import Path\nX = Path(__file__).joinpath(read())`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path(__file__).exists()`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path(__file__, 'a')`, 'Path(/conf/settings.py/a)'],
  [
    `from pathlib import Path\nX = Path(__file__, read())`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path
X = Path(__file__) / '/a'`,
    'Path(system:/a)',
  ],
  [`from pathlib import Path\nX = Path(__file__) / ''`, 'Path(/conf/settings.py)'],
  [
    `from pathlib import Path\nX = Path(__file__) / Path('a')`,
    "unknown (it is an operation that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path(__file__) / Path(__file__)`, 'Path(/conf/settings.py)'],
  [`from pathlib import Path\nX = Path('') / 'a'`, 'Path(a)'],
  [
    `from pathlib import Path\nX = Path(1)`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = str(Path(__file__))`, 'str(/conf/settings.py)'],
  [`from pathlib import Path\nX = (Path(__file__).parent / '..' / 'a').resolve()`, 'Path(/a)'],
  [`from pathlib import Path\nX = Path(__file__).parent.parent.parent.parent`, 'Path(/../..)'],
  [`import os\nX = os.path.join(__file__, 'a')`, 'str(/conf/settings.py/a)'],
  [
    `import os
X = os.path.join('a', 'b')`,
    'str(a/b)',
  ],
  [
    `import os\nX = os.path.join(__file__, *read())`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `import os\nX = os.path.join(read(), 'b')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`import os\nX = os.path.dirname(__file__)`, 'str(/conf)'],
  [`import os\nX = os.path.dirname(os.path.dirname(__file__))`, 'str(/.)'],
  [
    `import os\nX = os.path.dirname('a/b')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`import os\nX = os.path.abspath(__file__)`, 'str(/conf/settings.py)'],
  [`import os\nX = os.path.realpath(os.path.join(__file__, '..'))`, 'str(/conf)'],
  [`import os\nX = os.path.normpath(__file__)`, 'str(/conf/settings.py)'],
  [`import os\nX = os.path.abspath('a')`, 'str(a)'],
  [`import os\nX = os.path.dirname(os.path.abspath('a/b'))`, 'str(a)'],
  [
    `import os
X = os.path.abspath('/a')`,
    'str(system:/a)',
  ],
  [`import os\nX = os.fspath(__file__)`, 'str(/conf/settings.py)'],
  [`import os\nX = os.fspath('a')`, "unknown (it is a call that can't be followed: conf/settings.py:2)"],
  [
    `import os\nX = os.path.exists(__file__)`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`import environ\nX = environ.Path(__file__)`, 'environ.Path(/conf/settings.py)'],
  [`import environ\nX = environ.Path(__file__)('a')`, 'str(/conf/settings.py/a)'],
  [`import environ\nX = environ.Path(__file__).path('a')`, 'environ.Path(/conf/settings.py/a)'],
  [
    `import environ\nX = environ.Path(__file__).root`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `import environ\nX = environ.Path(__file__).file('a')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `import environ\nX = environ.Path(__file__) - 60`,
    "unknown (it is an operation that can't be followed: conf/settings.py:2)",
  ],
  [`import environ\nX = environ.Path(__file__) - 0`, 'environ.Path(/conf/settings.py)'],
  ["X = __file__ + 'a'", "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  ["X = __file__ + ''", 'str(/conf/settings.py)'],
  ["X = __file__ + '//a'", "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  ["X = '' + __file__", 'str(/conf/settings.py)'],
  ["X = 'a' + __file__", "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  [
    `import os\nX = os.path.dirname(os.path.join(os.path.dirname(__file__), ''))`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`import os\nX = os.path.dirname(os.path.join(os.path.dirname(__file__), 'a/'))`, 'str(/conf/a)'],
  [
    `import os\nX = os.path.dirname(os.path.abspath(os.path.join(os.path.dirname(__file__), 'a/')))`,
    'str(/conf)',
  ],
  [
    `from pathlib import Path\nX = Path('').parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path('.').parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path('..').parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path('a/..').parent`, 'Path(a)'],
  [`from pathlib import Path\nX = Path('a').parent`, 'Path(.)'],
  [
    `from pathlib import Path\nX = Path('a').parent.parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = (Path(__file__) / '..').parent`, 'Path(/conf/settings.py)'],
  [`from pathlib import Path\nX = (Path(__file__).parent.parent / '..').parent`, 'Path(/.)'],
  [`from pathlib import Path\nX = (Path(__file__).parent.parent / '..').parent.parent`, 'Path(/..)'],
  [
    `from pathlib import Path\nX = (Path(__file__).parent.parent.parent / '..').parent.parent`,
    'Path(/../..)',
  ],
  [
    `from pathlib import Path\nX = (Path(__file__).parent.parent / '..' / 'conf').resolve()`,
    'Path(/../conf)',
  ],
  [`from pathlib import Path\nX = (Path(__file__).parent / 'a' / '..' / 'b').parent`, 'Path(/conf/a/..)'],
  [
    `from pathlib import Path\nX = Path(__file__).parents['a']`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path('a').parents[0]`, 'Path(.)'],
  [
    `from pathlib import Path\nX = 'a'.parents[0]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path(__file__).parts[0]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path(__file__).parents[1:]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = str(Path(__file__)).parent`,
    "unknown (it is an expression that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nA = Path(__file__) if read() else Path('a')\nX = A.parents[0]`,
    "unknown (it is an expression that can't be followed: conf/settings.py:3) or unknown (it is an expression that can't be followed: conf/settings.py:3)",
  ],
  [
    `from pathlib import Path\nA = Path(__file__) if read() else Path('a')\nX = A.parent`,
    'Path(/conf) or Path(.)',
  ],
  [`from pathlib import Path\nX = Path(__file__) / 'a' / 'b'`, 'Path(/conf/settings.py/a/b)'],
  [
    `from pathlib import Path
X = Path('a', '/b')`,
    'Path(system:/b)',
  ],
  [
    `from pathlib import Path\nX = Path('C:/a')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = Path('a\\\\b')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path(__file__).joinpath()`, 'Path(/conf/settings.py)'],
  [
    `from pathlib import Path\nX = Path(__file__).with_name('a')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path('').joinpath('', 'a')`, 'Path(a)'],
  [
    `from pathlib import Path\nX = Path(__file__).joinpath('a' if read() else 'b')`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [
    `import os\nX = os.path.join(__file__, 1)`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  [`import os\nX = os.path.join(__file__, 'a', 'b', 'c')`, 'str(/conf/settings.py/a/b/c)'],
  [`import os\nX = os.path.join(__file__, __file__)`, 'str(/conf/settings.py)'],
  [`import os\nX = os.path.normpath(os.path.join(__file__, '..', '.', 'a'))`, 'str(/conf/a)'],
  [
    `import os
X = os.path.join(os.path.dirname(__file__), '/a')`,
    'str(system:/a)',
  ],
  [`from pathlib import Path\nX = str(Path('a')) + '/b'`, 'str(a/b)'],
  [
    `from pathlib import Path\nX = '' + Path('a')`,
    "unknown (it is an operation that can't be followed: conf/settings.py:2)",
  ],
  [`from pathlib import Path\nX = Path(__file__).resolve().parent.parent.resolve()`, 'Path(/.)'],
  [`from pathlib import Path\nX = f'{Path(__file__)}'`, 'str(/conf/settings.py)'],
  [
    `from pathlib import Path\nX = f'{Path(__file__)}/a/{1}'`,
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:2)",
  ],
  [
    `from pathlib import Path\nX = f'{Path(__file__)}/{1}'`,
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:2)",
  ],
  ['X = __file__ + 1', "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  ['X = __file__ + __file__', "unknown (it is an operation that can't be followed: conf/settings.py:1)"],
  [
    "X = f'{__file__}{__file__}'",
    "unknown (it is made from a string in a way that can't be followed: conf/settings.py:1)",
  ],
  [`from pathlib import Path\nX = Path(Path(__file__))`, 'Path(/conf/settings.py)'],
  [
    `from pathlib import Path\nX = Path()`,
    "unknown (it is a call that can't be followed: conf/settings.py:2)",
  ],
  ["X = __file__.joinpath('a')", "unknown (it is a call that can't be followed: conf/settings.py:1)"],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
