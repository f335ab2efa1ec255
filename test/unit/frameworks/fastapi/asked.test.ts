import { describe, expect, it } from 'vitest';
import { variablesAsked } from '../../../../src/frameworks/fastapi/removal/asked.js';

const asked = (text: string): string[] | undefined => {
  const found = variablesAsked(text);
  return found === undefined ? undefined : [...found];
};

describe('the variables that a text asks for', () => {
  it.each([
    ['os.environ["A"]', ['A']],
    ['os.environ.get("A", "x")', ['A']],
    ['os.getenv(\n    "A",\n)', ['A']],
    ['environ["A"] + getenv("B")', ['A', 'B']],
    ['"A" in os.environ', ['A']],
    ['# os.environ["A"]', []],
    ['"os.environ"', []],
    ['print(1)', []],
  ])('%s', (text, names) => {
    expect(asked(`${text}\n`)).toEqual(names);
  });

  it.each([
    'os.environ[name]',
    'os.getenv(f"{prefix}_KEY")',
    'dict(os.environ)',
    'read = os.environ.get',
    'os.environ.items()',
    'for name in os.environ: pass',
    'os.environ["A"',
  ])('are unknown in %s', (text) => {
    expect(asked(`${text}\n`)).toBeUndefined();
  });
});
