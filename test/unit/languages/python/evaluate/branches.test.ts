import { expect, it } from 'vitest';
import { said } from './said.js';

/** What X is after it, for the branches. */
it.each([
  [`if True:\n    X = 1\nelse:\n    X = 2`, '1'],
  [`if False:\n    X = 1\nelse:\n    X = 2`, '2'],
  [`if read():\n    X = 1`, '1 or unset'],
  [`if read():\n    X = 1\nelse:\n    X = 2`, '1 or 2'],
  [`X = 0\nif read():\n    X = 1\nelif read():\n    X = 2`, '0 or 1 or 2'],
  [`X = ['a']\nif read():\n    X.append('b')`, "['a', 'b'?]"],
  [`X = ['a']\nif read():\n    X.append('b')\nelse:\n    X.append('c')`, "['a', 'b'] | ['a', 'c']"],
  [`X = ['a']\nif read():\n    X.remove('a')`, "['a'?] without a"],
  [`X = ['a']\nif read():\n    X = ['b']`, "['a'] or ['b']"],
  [`X = ['a']\nif read():\n    X.insert(0, 'b')`, "['b'?, 'a']"],
  [`X = 1\nif read():\n    raise E\nX = 2`, '2'],
  [`if read():\n    X = 1\n    raise E\nelse:\n    X = 2`, '2'],
  [`raise E\nX = 1`, 'unset'],
  [`X = 1\nassert read(X)`, '1'],
  [`if read():\n    X = 1\nelse:\n    raise E`, '1'],
  [`if read():\n    raise E\nelse:\n    raise E\nX = 1`, 'unset'],
  [`try:\n    X = 1\nexcept E:\n    X = 2`, '1 or 2'],
  [`try:\n    X = 1\nexcept E:\n    pass`, '1 or unset'],
  [`try:\n    X = 1\n    read()\nexcept E:\n    pass`, '1 or unset'],
  [`X = 0\ntry:\n    X = 1\nexcept E:\n    X = X`, '1 or 0 or 1'],
  [`try:\n    A = 1\nexcept E as X:\n    pass`, 'unknown (it is an exception: conf/settings.py:1) or unset'],
  [`try:\n    A = 1\nexcept E:\n    X = 1\nelse:\n    X = 2`, '2 or 1'],
  [`try:\n    A = 1\nexcept E:\n    X = 1\nfinally:\n    X = 3`, '3'],
  [`try:\n    raise E\nexcept E:\n    X = 2`, '2'],
  [`try:\n    raise E\n    X = 1\nexcept E:\n    pass`, 'unset'],
  [`try:\n    raise E\nfinally:\n    X = 1`, 'unset'],
  [`try:\n    A = 1\nexcept E:\n    raise\nX = 1`, '1'],
  [
    `A = 0\ntry:\n    if read():\n        A = 1\n        A = 2\nexcept E:\n    X = A\nelse:\n    X = 'none'`,
    "'none' or 0 or 1 or 2",
  ],
  [`A = ['a']\ntry:\n    A.append('b')\n    A.append('c')\nexcept E:\n    pass\nX = A`, "['a', 'b'?, 'c'?]"],
  [
    `A = 0\ntry:\n    for A in [1, 2]:\n        read()\nexcept E:\n    X = A\nelse:\n    X = 'none'`,
    "'none' or 0 or 1 or 2",
  ],
  [
    `try:\n    try:\n        X = A = ['a', 'b']\n        raise E\n    except E:\n        raise F\n    finally:\n        A.pop()\nexcept F:\n    pass`,
    "['a', 'b'?] or unset",
  ],
  [
    `A = 0\ntry:\n    try:\n        A = 1\n    except E:\n        A = 2\nexcept F:\n    X = A\nelse:\n    X = 'none'`,
    "'none' or 0 or 1 or 2",
  ],
  [
    `A = 0\ntry:\n    exec(c)\n    A = 1\nexcept E:\n    X = A\nelse:\n    X = 'none'`,
    "'none' or 0 or unknown (it runs code that can't be followed: conf/settings.py:3) or 1",
  ],
  [`try:\n    X = 1\nexcept* E:\n    X = 2`, '1 or 2'],
  [`with read():\n    X = 1`, '1 or unset'],
  [`with read() as X:\n    pass`, 'unknown (it is made by a context manager: conf/settings.py:1)'],
  [`with read() as (X, Y):\n    pass`, 'unknown (it is unpacked: conf/settings.py:1)'],
  [`return_value = 1\ndef f():\n    return 1\nX = 2`, '2'],
  [`from contextlib import suppress\nX = 1\nwith suppress(E):\n    read()\n    X = 2`, '1 or 2'],
  [`from contextlib import suppress\nwith suppress(E):\n    raise E\nX = 2`, '2'],
  [`from contextlib import suppress\nX = 1\nwith suppress(E):\n    X = 2`, '1 or 2'],
  [`from contextlib import ExitStack\nX = 1\nwith ExitStack():\n    X = 2`, '1 or 2'],
  [`X = 1\nwith lock:\n    X = 2`, '1 or 2'],
  [`X = 1\nwith open('a') as a:\n    X = 2`, '2'],
  [`X = 1\nwith env.prefixed('A_'):\n    X = 2`, '2'],
  [`from contextlib import closing\nX = 1\nwith closing(read()):\n    X = 2`, '2'],
])('%s', (source, expected) => {
  expect(said({ 'conf/settings.py': source })).toBe(expected);
});
