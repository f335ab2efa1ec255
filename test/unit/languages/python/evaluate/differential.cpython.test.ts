import { expect, it } from 'vitest';
import { compare, runPrograms, type Tally } from './compare.js';
import { programFrom } from './programs.js';
import { NAMES } from './random-expressions.js';

const python = process.env['DJANGO_PYTHON'] ?? 'python3';
/** How many programs, made from which seed, of how many statements compared with the usual. */
const count = Number(process.env['EVALUATED_PROGRAMS'] ?? 5_000);
const seed = Number(process.env['EVALUATED_SEED'] ?? 1);
const size = Number(process.env['EVALUATED_SIZE'] ?? 1);

it('never says anything else of a name than CPython', { timeout: 600_000 }, () => {
  const programs = Array.from({ length: count }, (_, index) => programFrom(seed * 1_000_003 + index, size));
  const outcomes = runPrograms(programs, python);
  const tally: Tally = { known: 0, unknown: 0, failing: 0, differences: [] };
  for (const outcome of outcomes) compare(NAMES, outcome, tally);
  const differences = tally.differences.sort((a, b) => a.length - b.length);
  if (process.env['EVALUATED_PROGRAMS'] !== undefined)
    console.log(tally.known, tally.unknown, tally.failing, tally.differences.length);
  expect(differences.slice(0, 5).join('\n\n')).toBe('');
  expect(tally.known).toBeGreaterThan(tally.unknown);
});
