import { spawnSync } from 'node:child_process';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendDotenv, readDotenv, replaceDotenv } from '../../../src/languages/dotenv/dotenv.js';
import { applyEdits } from '../../../src/languages/text/text-edit.js';
import { readLikeDecouple } from '../../stand-ins/env-parsers/decouple.js';
import { readLikeDjangoEnviron } from '../../stand-ins/env-parsers/django-environ.js';
import { envFiles, NAME, secrets } from './env-texts.js';

type Values = Record<string, string | null>;

/** python-dotenv itself, asked once for many texts. */
const PROGRAM = `
import io, json, logging, sys
from dotenv import dotenv_values
logging.disable(logging.CRITICAL)
texts = json.loads(sys.stdin.buffer.read().decode("utf-8"))
json.dump([dict(dotenv_values(stream=io.StringIO(text, newline=""), interpolate=False)) for text in texts], sys.stdout)
`;
const python = process.env['DJANGO_PYTHON'];
const hasPythonDotenv = python !== undefined && spawnSync(python, ['-c', 'import dotenv']).status === 0;
if (!hasPythonDotenv) console.log('skipped: python-dotenv, which DJANGO_PYTHON does not have');

function pythonDotenv(texts: readonly string[]): Values[] {
  const { stdout, stderr } = spawnSync(python ?? '', ['-c', PROGRAM], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const values: Values[] = JSON.parse(stdout);
  return values;
}

const parsers: Readonly<Record<string, (texts: readonly string[]) => Values[]>> = {
  dotenv: (texts) => texts.map((text) => dotenv.parse(text)),
  'python-dotenv': pythonDotenv,
  'the rules of django-environ': (texts) => texts.map((text) => readLikeDjangoEnviron(text)),
  'the rules of django-environ 0.11': (texts) => texts.map((text) => readLikeDjangoEnviron(text, true)),
  'the rules of python-decouple': (texts) => texts.map(readLikeDecouple),
};

describe.each(Object.entries(parsers))('read by %s', (name, read) => {
  const runs = it.runIf(name !== 'python-dotenv' || hasPythonDotenv);

  runs('a secret that is added reads back equal, and all else as before', () => {
    const samples = fc.sample(fc.tuple(envFiles, secrets), 400).map(([{ text }, secret]) => {
      // A quote that is never closed may take in what follows, whoever writes it.
      const closed = text
        .replaceAll(/never closed|open "quote/g, 'closed')
        .replaceAll(/(["'])closed/g, 'closed');
      return { text: closed, secret, after: applyEdits(closed, [appendDotenv(closed, NAME, secret)]) };
    });
    const before = read(samples.map(({ text }) => text));
    const after = read(samples.map((sample) => sample.after));
    for (const [index, { text, secret }] of samples.entries()) {
      expect([text, after[index]]).toEqual([text, { ...before[index], [NAME]: secret }]);
    }
  });

  runs.each([
    ['plain', `A=1\n${NAME}=short\nB=2\n`],
    ['empty', `${NAME}=\nB=2\n`],
    ['quoted', `A='1'\n${NAME}="short"\nB=2`],
    ['single-quoted, with CRLF', `${NAME}='short'\r\nB=2\r\n`],
    ['the last of two', `${NAME}=short\nA=1\n${NAME}=short too\n`],
  ])('a secret that replaces one that is %s reads back equal', (_kind, text) => {
    const secret = 'Xy-_0123456789abcdefghijklmnopqrstuvwxyzABC';
    const edits = readDotenv(text)
      .filter((entry) => entry.name === NAME)
      .map((entry) => replaceDotenv(entry, secret));
    const [before, after] = read([text, applyEdits(text, edits)]);
    expect(after).toEqual({ ...before, [NAME]: secret });
  });
});
