import { expect, it } from 'vitest';
import { said } from './said.js';

const UNKNOWN = "unknown (it is a call that can't be followed: settings.py:1)";

/** What X is after it, where ENV is read from somewhere. */
it.each([
  [`if ENV not in ['dev', 'prod']:\n    raise E\nX = ENV`, "'dev' or 'prod'"],
  [`if not ENV in ('dev', 'prod'):\n    raise E\nX = ENV`, "'dev' or 'prod'"],
  [`KNOWN = {'dev': 1, 'prod': 2}\nif ENV not in KNOWN:\n    raise E\nX = ENV`, "'dev' or 'prod'"],
  [`import sys\nif ENV not in ['dev']:\n    sys.exit(1)\nX = ENV`, "'dev'"],
  [`assert ENV in ['dev', 'prod']\nX = ENV`, "'dev' or 'prod'"],
  [`if ENV != 'dev':\n    raise E\nX = ENV`, "'dev'"],
  [`if ENV is None or ENV not in ['dev']:\n    raise E\nX = ENV`, "'dev'"],
  [`class Known:\n    ALL = ['dev']\nif ENV not in Known.ALL:\n    raise E\nX = ENV`, "'dev'"],
  [
    `if ENV not in ['dev', 'prod']:\n    raise E\nif ENV == 'dev':\n    X = 1\nelif ENV == 'prod':\n    X = 2`,
    '1 or 2',
  ],
  [
    `if ENV not in ['dev', 'prod']:\n    raise E\nif ENV != 'dev':\n    X = 1\nelse:\n    X = ENV`,
    "1 or 'dev'",
  ],
  [`ENV = 1 if read() else 2\nif ENV == 1:\n    raise E\nX = ENV`, '2'],
])('%s', (source, expected) => {
  expect(said(`ENV = read()\n${source}`)).toBe(expected);
});

/** What is not said, or not for good. */
it.each([
  [`if ENV not in ['dev']:\n    pass\nX = ENV`, UNKNOWN],
  [`if ENV == 'dev':\n    A = 1\nX = ENV`, UNKNOWN],
  [`if ENV == 'dev':\n    A = 1\nelif ENV == 'prod':\n    A = 2\nX = ENV`, UNKNOWN],
  [`if ENV not in read():\n    raise E\nX = ENV`, UNKNOWN],
  [`if ENV not in ['dev', read()]:\n    raise E\nX = ENV`, UNKNOWN],
  [
    `KNOWN = ['dev']\nif read():\n    KNOWN.append('prod')\nif ENV not in KNOWN:\n    raise E\nX = ENV`,
    UNKNOWN,
  ],
  [`if ENV == read():\n    raise E\nX = ENV`, UNKNOWN],
  [`if ENV < 'dev':\n    raise E\nX = ENV`, UNKNOWN],
  [`if 'dev' != ENV != 'prod':\n    raise E\nX = ENV`, UNKNOWN],
  [`if ENV == 'dev' and read():\n    raise E\nX = ENV`, UNKNOWN],
  [`if ENV == 'dev':\n    ENV = 'other'\nX = ENV`, `${UNKNOWN} or 'other'`],
  [`def f():\n    if ENV not in ['dev']:\n        raise E\nf()\nX = ENV`, UNKNOWN],
  [
    `if ENV not in ['dev', 'prod', 'test']:\n    raise E\nif ENV == 'dev':\n    X = 1\nelif ENV == 'prod':\n    X = 2`,
    '1 or 2 or unset',
  ],
])('%s', (source, expected) => {
  expect(said(`ENV = read()\n${source}`)).toBe(expected);
});

it('does not narrow what development and production differ in', () => {
  const source = `DEBUG = read()\nif DEBUG != True:\n    raise E\nX = DEBUG`;
  expect(said(source, 'X', { varying: new Set(['DEBUG']) })).toMatch(/^unknown/);
});
