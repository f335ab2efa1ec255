import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaceDotenv } from '../../../src/languages/dotenv/dotenv.js';
import {
  entriesFor,
  readingsOf,
  valueSpan,
  type EnvReader,
} from '../../../src/languages/dotenv/env-reader.js';
import { applyEdits } from '../../../src/languages/text/text-edit.js';
import { readLikeDecouple } from '../../stand-ins/env-parsers/decouple.js';
import { readLikeDjangoEnviron } from '../../stand-ins/env-parsers/django-environ.js';
import { envFiles, NAME } from './env-texts.js';

const libraries: readonly [EnvReader, (text: string) => (string | undefined)[]][] = [
  ['django-environ', (text) => [false, true].map((comments) => readLikeDjangoEnviron(text, comments)[NAME])],
  ['python-decouple', (text) => [readLikeDecouple(text)[NAME]]],
];

it.each(libraries)('%s is known to read a line as it does, or to pass it over', (reader, read) => {
  fc.assert(
    fc.property(envFiles, ({ text }) => {
      const entry = entriesFor(reader, text).find(({ name }) => name === NAME);
      fc.pre(entry !== undefined);
      const line = text.split(/\r?\n/)[entry.line - 1] ?? '';
      const expected = read(line).filter((value) => value !== undefined);
      expect(readingsOf(reader, text, entry)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it.each(libraries)('%s reads what takes the place of a value, and nothing else', (reader, read) => {
  fc.assert(
    fc.property(envFiles, ({ text }) => {
      const entry = entriesFor(reader, text).findLast(({ name }) => name === NAME);
      fc.pre(entry !== undefined && readingsOf(reader, text, entry).length > 0);
      const after = applyEdits(text, [replaceDotenv(valueSpan(reader, text, entry), 'v')]);
      expect(read(after)).toEqual(read('A=1').map(() => 'v'));
    }),
    { numRuns: 500 },
  );
});

it.each<[EnvReader, string, readonly string[]]>([
  ['dotenv', `${NAME}: v`, ['v']],
  ['python-dotenv', `${NAME}: v`, []],
  ['python-dotenv', `export ${NAME} = "v" # why`, ['v']],
  ['python-dotenv', `${NAME}=\`v\``, ['`v`']],
  ['django-environ', `${NAME}: v`, []],
  ['django-environ', `${NAME}=$OTHER`, []],
  ['django-environ', ` ${NAME}=v`, []],
  ['django-environ', `${NAME}="a#b"`, ['a#b', '"a']],
  ['python-decouple', `${NAME}: v`, []],
  ['python-decouple', `export ${NAME}=v`, []],
  ['python-decouple', `${NAME} = 'v' # why`, [`'v' # why`]],
])('%s takes %j for %j', (reader, text, expected) => {
  expect(entriesFor(reader, text).flatMap((entry) => readingsOf(reader, text, entry))).toEqual(expected);
});
