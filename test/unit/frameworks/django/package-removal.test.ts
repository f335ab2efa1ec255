import { expect, it } from 'vitest';
import { DJANGO_SDK } from '../../../../src/frameworks/django/sdk.js';
import { surveyPackages } from '../../../../src/session/python/packages/survey.js';
import { packageRemovals } from '../../../../src/session/python/packages/undeclare.js';
import { searchIn } from './support.js';

const SDK = 'wristband-django-auth';
const LINE = `${SDK}>=1.0.0`;

async function without(requirements: string, name = SDK): Promise<string | undefined> {
  const search = await searchIn({ 'requirements.txt': requirements }, '');
  const packages = await surveyPackages(search, '', '', DJANGO_SDK);
  const [removal] = packageRemovals(packages, [name]);
  const result = removal?.run(requirements, { read: () => undefined });
  return result?.kind === 'changed' ? result.text : undefined;
}

it.each([
  ['a line', `django\n${LINE}\nblack\n`, 'django\nblack\n'],
  ['the last line', `django\n${LINE}\n`, 'django\n'],
  ['a last line without an end', `django\n${LINE}`, 'django'],
  ['two lines', `${LINE}\ndjango\n${LINE}\n`, 'django\n'],
  ['two lines after each other', `django\n${LINE}\n${LINE}\nblack\n`, 'django\nblack\n'],
  ['two lines at an end without a line ending', `django\r\n${LINE}\r\n${LINE}`, 'django'],
  ['a line with blanks', `django\n  ${LINE} \n`, 'django\n'],
  ['a line in the other spelling', `django\n${SDK} >= 1.0.0\n`, 'django\n'],
])('takes out %s', async (_name, before, after) => {
  expect(await without(before)).toBe(after);
});

it.each([
  ['another version', `django\n${SDK}>=2\n`],
  ['a comment', `django\n# ${LINE}\n`],
  ['another package', 'django\nblack\n'],
])('leaves %s', async (_name, text) => {
  expect(await without(text)).toBeUndefined();
});
