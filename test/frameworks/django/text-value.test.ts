import { expect, it } from 'vitest';
import { settingsNamedIn } from '../../../src/frameworks/django/settings-named.js';
import { parsed } from './support.js';

const named = (value: string, before = '') =>
  settingsNamedIn(
    parsed(`import os\n${before}os.environ.setdefault('DJANGO_SETTINGS_MODULE', ${value})\n`),
  ).map(({ module }) => module);

it.each([
  ["'web.local'", '', 'web.local'],
  ["'web.' + 'local'", '', 'web.local'],
  ["'web.%s' % NAME", "NAME = 'local'\n", 'web.local'],
  ["'web.{}'.format(NAME)", "NAME = os.environ.get('NAME', 'local')\n", 'web.local'],
  ["f'web.{NAME}'", "NAME = os.getenv('NAME', default='local')\n", 'web.local'],
  ['NAME', "NAME = os.environ['NAME']\n", undefined],
  ["f'web.{NAME:>9}'", "NAME = 'local'\n", undefined],
  ["os.environ.get('NAME')", '', undefined],
  ['NAME', "NAME = 'a'\nif D:\n    NAME = 'b'\n", undefined],
])('manage.py names %s', (value, before, module) => {
  expect(named(value, before)).toEqual([module]);
});
