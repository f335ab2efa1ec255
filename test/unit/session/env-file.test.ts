import { describe, expect, it } from 'vitest';
import type { EnvReader } from '../../../src/languages/dotenv/env-reader.js';
import { SECRET_VARIABLE as NAME } from '../../../src/model/secret.js';
import { secretInEnvFile } from '../../../src/session/env-file.js';
import type { EnvFile } from '../../../src/session/survey.js';

const GOOD = 'Jx9Zk4Lr8Tt1Hs6Wd3Pf5Cgq0Vb7yM2n';
const NEW = 'a-new-secret-0123456789-abcdefghijklmnopqrs';

function run(reader: EnvReader, source: string, { force = false, tracked = false } = {}) {
  const envFile: EnvFile = {
    path: '.env',
    reader,
    repository: true,
    ignored: !tracked,
    tracked,
    gitignore: '.gitignore',
    samples: ['.env.example'],
  };
  const answers = { secret: NEW, force, install: true, values: {} };
  return secretInEnvFile(envFile, answers, { make: 'make one' }).run(source, { read: () => undefined });
}

describe('a line that the library passes over', () => {
  it.each<[EnvReader, string]>([
    ['django-environ', `${NAME} = ${GOOD}`],
    ['django-environ', ` ${NAME}=${GOOD}`],
    ['python-decouple', `export ${NAME}='${GOOD}'`],
    ['python-dotenv', `${NAME}: ${GOOD}`],
  ])('%s: %s is followed by one that it reads, once', (reader, line) => {
    const result = run(reader, `A=1\r\n${line}`);
    expect(result).toMatchObject({ kind: 'changed', text: `A=1\r\n${line}\r\n${NAME}=${GOOD}\r\n` });
    expect(result).toMatchObject({ notes: [{ file: '.env', line: 2 }] });
    expect(run(reader, `A=1\r\n${line}\r\n${NAME}=${GOOD}\r\n`)).toMatchObject({
      kind: 'unchanged',
      notes: [],
    });
  });

  it.each(['short', 'your-secret-your-secret-your-secret-you', `"${GOOD} two words"`, ''])(
    'does not hand on what is no good secret, or needs quotes: %s',
    (value) => {
      expect(run('python-decouple', `export ${NAME}=${value}\n`)).toMatchObject({
        text: `export ${NAME}=${value}\n${NAME}=${NEW}\n`,
      });
    },
  );

  it('does not make a file that git tracks a place for secrets', () => {
    expect(run('python-decouple', `export ${NAME}=${GOOD}\n`, { tracked: true })).toMatchObject({
      kind: 'blocked',
      reason: expect.stringContaining('git tracks .env'),
    });
  });
});

it('replaces what the library takes for the value, and no more', () => {
  const source = `A=1\n${NAME}= short # why\nB=2\n`;
  const after = (value: string) => ({ kind: 'changed', text: `A=1\n${NAME}=${value}\nB=2\n` });
  expect(run('python-decouple', source, { force: true })).toMatchObject(after(NEW));
  expect(run('django-environ', source, { force: true })).toMatchObject(after(NEW));
  expect(run('python-dotenv', source, { force: true })).toMatchObject(after(` ${NEW} # why`));
});

it('sees a line that stands between the quotes of another value', () => {
  const source = `A="one\n${NAME}=short\n"\n`;
  const reason = expect.stringContaining('shorter than 32 characters');
  expect(run('python-decouple', source)).toMatchObject({ kind: 'blocked', line: 2, reason });
  expect(run('python-dotenv', source)).toMatchObject({ text: `${source}${NAME}=${NEW}\n` });
});

it('blocks on a value that a release of the library cuts short', () => {
  expect(run('django-environ', `${NAME}="ab#${GOOD}"\n`)).toMatchObject({
    kind: 'blocked',
    line: 1,
    reason: expect.stringContaining('shorter than 32 characters, as django-environ may read it'),
  });
  expect(run('python-decouple', `${NAME}="ab#${GOOD}"\n`)).toMatchObject({ kind: 'unchanged', notes: [] });
});
