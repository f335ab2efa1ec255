import { expect, it } from 'vitest';
import { said } from './said.js';

const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

it.each([
  ['conditions', repeated(10_000, (index) => `if read(${index}):\n    Y = ${index % 3}\n`)],
  ["code that can't be followed", repeated(10_000, () => 'exec(code)\n')],
  ['conditions on such code', repeated(3_000, () => 'if read():\n    exec(code)\n')],
  ['statements that may raise', `try:\n${repeated(3_000, () => '    Y = read()\n')}except E:\n    pass\n`],
])('follows thousands of %s', (_name, code) => {
  expect(said(`X = 'a'\nA = []\n${code}A.append('b')\nB = A\n`, 'B')).toContain("['b']");
});

it('follows thousands of star imports', () => {
  const imports = repeated(10_000, (index) => `from m${index % 5} import *\n`);
  const modules = Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => [`m${index}.py`, `M${index} = ${index}`]),
  );
  expect(said({ ...modules, 'settings.py': `X = 'a'\n${imports}` })).toBe("'a'");
});

it.each([10, 1000])('follows star imports through %i modules', (count) => {
  const modules = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`m${index}.py`, `from m${index + 1} import *\n`]),
  );
  expect(said({ [`m${count}.py`]: "X = 'a'\n", ...modules, 'settings.py': 'from m0 import *\n' })).toBe(
    "'a'",
  );
});
