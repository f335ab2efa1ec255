import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsePython } from '../../../../src/languages/python/index.js';
import { corruptions, type Corruption } from './corruptions.js';
import { judge, pythonOrReason, type CPython } from './cpython.js';
import { factsOf } from './facts.js';
import { pythonFiles, textOf } from './python-files.js';
import { settingsTexts } from './settings-texts.js';

/*
 * py-ast held against CPython's own parser. Set DJANGO_PYTHON to a Python that has Django; REQUIRE_PYTHON=1 makes
 * a missing one a failure.
 */
const { python, reason } = pythonOrReason();
if (reason !== undefined) console.warn(`skipped: ${reason}`);

describe.runIf(python !== undefined)('py-ast and CPython agree', { timeout: 60_000 }, () => {
  it('on every Python file of the cases', async () => {
    const folder = fileURLToPath(new URL('../../../cases', import.meta.url));
    expect(await disagreements(pythonFiles(folder))).toEqual([]);
  });

  it.runIf(python?.django !== undefined)(
    'on every file of the installed Django',
    { timeout: 120_000 },
    async () => {
      const files = pythonFiles(python?.django ?? '');
      expect(files.length).toBeGreaterThan(500);
      expect(await disagreements(files)).toEqual([]);
    },
  );

  it('on the settings files that are corrupted below', async () => {
    const sources = Object.values(settingsTexts).map((source) => ({ source }));
    for await (const { compiles, error } of ask(sources))
      expect({ compiles, error }).toEqual({ compiles: true, error: '' });
    for (const { source } of sources) expect(parsePython(source)).toHaveProperty('kind', 'parsed');
  });
});

describe.runIf(python !== undefined)('of 1,500 corrupted settings files', { timeout: 60_000 }, () => {
  const found = python === undefined ? undefined : judgeCorruptions(python);

  it('none that CPython rejects for a bracket, quote, colon or indentation is accepted', async () => {
    const structural = (await found)?.filter(({ breakage }) => breakage !== 'exotic') ?? [];
    expect(structural.filter(({ compiles }) => !compiles).length).toBeGreaterThan(500);
    expect(structural.filter(({ compiles, accepted }) => accepted && !compiles)).toEqual([]);
  });

  it('none that is still Python after such a change is refused', async () => {
    const good = (await found)?.filter(({ breakage, compiles }) => breakage !== 'exotic' && compiles) ?? [];
    expect(good.length).toBeGreaterThan(100);
    expect(good.filter(({ accepted }) => !accepted)).toEqual([]);
  });

  it('at most 2 % of those broken in other ways are accepted', async () => {
    const exotic = (await found)?.filter(({ breakage }) => breakage === 'exotic') ?? [];
    const broken = exotic.filter(({ compiles }) => !compiles);
    const slipped = broken.filter(({ accepted }) => accepted);
    const refused = exotic.filter(({ compiles, accepted }) => compiles && !accepted);
    console.info(
      `broken in other ways: ${String(slipped.length)} of ${String(broken.length)} accepted; ` +
        `changed and still Python: ${String(refused.length)} of ${String(exotic.length - broken.length)} refused`,
    );
    expect(slipped.length / broken.length).toBeLessThanOrEqual(0.02);
  });
});

interface Judged extends Corruption {
  readonly compiles: boolean;
  readonly accepted: boolean;
  readonly error: string;
}

async function judgeCorruptions(asked: CPython): Promise<Judged[]> {
  const { formatted, ...plain } = settingsTexts;
  // Before PEP 701 (3.12) a quote within an f-string was judged otherwise.
  const texts = asked.minor < 12 || formatted === undefined ? plain : settingsTexts;
  const corrupted = corruptions(texts, 300, 20);
  const judged: Judged[] = [];
  for await (const { compiles, error } of judge(asked, corrupted)) {
    const corruption = corrupted[judged.length];
    if (corruption === undefined) throw new Error('more answers than questions');
    judged.push({
      ...corruption,
      compiles,
      error,
      accepted: parsePython(corruption.source).kind === 'parsed',
    });
  }
  return judged;
}

/** What the two see differently, a line for each file; empty when they agree. */
async function disagreements(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  let index = 0;
  for await (const { parses, error, facts } of ask(paths.map((path) => ({ path })))) {
    const path = paths[index] ?? '';
    index += 1;
    const parsed = parsePython(textOf(path) ?? '');
    if (parsed.kind === 'failure') {
      // Encodings other than UTF-8 are refused on purpose.
      if (parses && !parsed.reason.includes('encoding')) found.push(`${path}: ${parsed.reason}`);
    } else if (!parses) found.push(`${path}: CPython says ${error}`);
    else found.push(...differences(facts, factsOf(parsed)).map((fact) => `${path}: ${fact}`));
  }
  expect(index).toBe(paths.length);
  return found;
}

/** The value of a string with `\N{…}` is not told on purpose. */
function differences(expected: readonly string[], found: readonly string[]): string[] {
  const told = new Set(found);
  const known = new Set(expected);
  const missing = expected.filter((fact) => !told.has(fact) && !fact.startsWith('string'));
  return [...missing, ...found.filter((fact) => !known.has(fact))];
}

function ask(questions: Parameters<typeof judge>[1]): ReturnType<typeof judge> {
  if (python === undefined) throw new Error('no Python to ask');
  return judge(python, questions);
}
