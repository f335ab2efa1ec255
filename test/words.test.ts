import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTree } from './support/case-folder.js';

const ROOT = join(import.meta.dirname, '..');

/** Wording of earlier versions that projects still have, and that is recognized for that reason. */
const KEPT = 'src/frameworks/django/changes/written-comments.ts';

/** Phrases that read as if they were translated. */
const PHRASES = [
  'Which framework does this project use',
  '(not found here)',
  'Send cookies without Secure?',
  'in the source as the guide shows it',
  'must never be committed',
  'needs @wristband/',
  'nothing is put back',
  'were put back',
  'The packages were not installed',
  'since it was interrupted',
  'Not all in place',
  'All in place.',
  'to do: ',
  'with the same flags to finish',
  'shows the diff first',
  'of yours',
  'stand in the way',
  'so that only the diff',
  'cannot be edited safely',
  'Nothing was written',
  'Mend ',
  'run the command again',
  'it does not parse (',
  'leave req.session to one',
  'that are no plain strings',
  'what it lacks',
  'in a way that leaves its value open',
  'the last word on it',
  'keeps its sessions elsewhere',
  'would be lost',
  'for certain',
  'cannot be told',
  'Name one with',
  'as in --app',
  'The same without questions',
  'ask nothing',
  'what no flag says',
  'dependencies to you',
  'put all back',
  'good enough for development',
  'what runs after it',
  'a missing one stops the app',
  'that is set already stays',
  'finds out what the project is',
  'cannot find out',
  'come along',
  'said to people',
  'it is done without',
  'a person can mend',
  'changes its meaning or goes',
  // Like these.
  "so it can't be seen",
  "It can't be seen which",
  'in a way that is not followed',
  'by code that is not followed',
  'in a way that is not understood',
  'is there already, but',
  'take it out',
  'surely stand',
  'stands for more',
];

const read = (folder: string): [string, string][] =>
  [...readTree(join(ROOT, folder))].map(([path, bytes]) => [`${folder}/${path}`, bytes.toString()]);

const texts = new Map([
  ...['src', 'templates', 'docs', 'schema'].flatMap(read),
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].map((path): [string, string] => [
    path,
    readFileSync(join(ROOT, path), 'utf8'),
  ]),
]);

it.each(PHRASES)('says nowhere: %s', (phrase) => {
  const wanted = phrase.toLowerCase();
  const found = [...texts].flatMap(([path, text]) =>
    path !== KEPT && oneLine(text).includes(wanted) ? [path] : [],
  );
  expect(found).toEqual([]);
});

/** A phrase may be broken over the lines of a paragraph or of a comment. */
function oneLine(text: string): string {
  return text.replace(/\s+(?:\*|\/\/|#)?\s*/g, ' ').toLowerCase();
}
