import { describe, expect, it } from 'vitest';
import { setSecret } from '../../../../src/frameworks/django/changes/secret.js';
import type { Answers } from '../../../../src/model/options.js';
import { CASE_SECRET } from '../../../support/context.js';
import { SITE, answers, edited, run } from './support.js';

const GOOD = 'Jx9Zk4Lr8Tt1Hs6Wd3Pf5Cgq0Vb7yM2n';
const secret = (given: Partial<Answers> = {}) =>
  setSecret(SITE, answers(given), {
    envFile: undefined,
    envFileLocation: { path: '.env', reader: 'dotenv' },
  });
const INLINE = { values: { secretStore: 'inline' } };

describe('a secret that is there', () => {
  it.each([
    `'${GOOD}'`,
    `['${GOOD}', '${GOOD}x']`,
    "os.environ['WRISTBAND_SESSION_SECRET']",
    'OTHER_KEY',
    'read_secret()',
    `'${GOOD.slice(0, 16)}' '${GOOD.slice(16)}'`,
  ])('is never changed: %s', (value) => {
    const text = `import os\nWRISTBAND_SESSION_SECRET = ${value}\n`;
    for (const given of [{}, { force: true }, INLINE])
      expect(run(secret(given), text).kind).toBe('unchanged');
  });

  it('is never shown', () => {
    expect(run(secret(), `WRISTBAND_SESSION_SECRET = '${GOOD}'\n`).redact).toEqual([GOOD]);
    expect(run(secret(), "WRISTBAND_SESSION_SECRET = 'too-short'\n").redact).toEqual(['too-short']);
  });

  it.each([
    ["''", 'empty'],
    ['None', 'empty'],
    ['[]', 'empty'],
    ["'short'", 'shorter than 32'],
    [`['${GOOD}', 'short']`, 'shorter than 32'],
    ["'your-secret-key-at-least-32-characters-long'", 'a placeholder'],
    [`['${GOOD}', '${GOOD}', '${GOOD}', '${GOOD}']`, 'more than 3'],
    [`('${GOOD}',)`, 'a tuple'],
    ['SECRET_KEY', 'the same as SECRET_KEY'],
  ])('is replaced with consent only: %s', (value, fault) => {
    const text = `import os\nA = os.environ['A']\nWRISTBAND_SESSION_SECRET = ${value}  # here\n`;
    expect(run(secret(), text)).toMatchObject({
      kind: 'blocked',
      line: 3,
      consent: expect.stringContaining(fault),
    });
    expect(edited(secret({ force: true }), text)).toContain(
      "WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']  # here\n",
    );
    expect(edited(secret({ force: true, ...INLINE }), text)).toContain(`= '${CASE_SECRET}'  # here\n`);
  });

  it.each([
    'if X:\n    WRISTBAND_SESSION_SECRET = A\n',
    `WRISTBAND_SESSION_SECRET = [A]\nif X:\n    WRISTBAND_SESSION_SECRET += [B]\n`,
    `WRISTBAND_SESSION_SECRET = [A]\nWRISTBAND_SESSION_SECRET.append(B)\n`,
    "WRISTBAND_SESSION_SECRET = []\nWRISTBAND_SESSION_SECRET.append('x')\n",
  ])('is not looked at where its value is unknown: %j', (text) => {
    const result = run(secret({ force: true }), text);
    expect(result.kind).toBe('blocked');
    expect(result).not.toHaveProperty('consent');
  });

  it('is noted where its absence would go unnoticed', () => {
    const text = "import os\nWRISTBAND_SESSION_SECRET = os.environ.get('WRISTBAND_SESSION_SECRET')\n";
    expect(run(secret(), text)).toMatchObject({ kind: 'unchanged', notes: [{ line: 2 }] });
  });
});

describe('a new secret', () => {
  it.each([
    ['import environ\nenv = environ.Env()\n', "env('WRISTBAND_SESSION_SECRET')"],
    ['from decouple import config\n', "config('WRISTBAND_SESSION_SECRET')"],
    ["from os import environ as e\nA = e['A']\n", "e['WRISTBAND_SESSION_SECRET']"],
  ])('is read as the file reads others: %j', (head, code) => {
    const text = `${head}X = 'single'\n`;
    expect(edited(secret(), text)).toMatch(new RegExp(`${code.replace(/[[\]().]/g, '\\$&')}\n$`));
  });

  it('brings `import os` where it is missing', () => {
    const text = "import environs\n\nfrom os import getenv\n\nA = getenv('A')\n";
    expect(edited(secret(), text)).toMatch(/^import environs\n\nimport os\nfrom os import getenv\n/);
  });

  it('is refused where nobody knows which file is read', () => {
    const result = run(
      setSecret(SITE, answers(), { envFile: undefined, envFileLocation: { reason: 'It lies elsewhere.' } }),
      "import os\nA = os.environ['A']\n",
    );
    expect(result).toMatchObject({ kind: 'blocked', reason: 'It lies elsewhere.' });
  });
});
