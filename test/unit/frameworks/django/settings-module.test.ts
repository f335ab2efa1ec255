import { expect, it } from 'vitest';
import { settingsNamedIn } from '../../../../src/frameworks/django/project/settings-module.js';
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
])('manage.py names %s', (value, before, module) => {
  expect(named(value, before)).toEqual([module]);
});

it.each([
  ['NAME', "NAME = 'a'\nif D:\n    NAME = 'b'\n", ['a', 'b']],
  ["'a' if D else 'b'", '', ['a', 'b']],
  ["'web.production' if 'HOST' in os.environ else 'web.local'", '', ['web.local', 'web.production']],
  ["'web.local' if 'HOST' not in os.environ else 'web.production'", '', ['web.local', 'web.production']],
  ["f'web.{NAME}'", "NAME = 'test' if 'test' in sys.argv else 'local'\n", ['web.local', 'web.test']],
  ["os.getenv('NAME') or 'web.local'", '', ['web.local']],
  ["'web.local' or NAME", '', [undefined]],
])('manage.py may name several: %s', (value, before, modules) => {
  expect(named(value, before)).toEqual(modules);
});

it.each([
  ["os.environ.update(DJANGO_SETTINGS_MODULE='web.local')"],
  ["os.environ.update({'A': 'b', 'DJANGO_SETTINGS_MODULE': 'web.local'})"],
  ["os.environ['DJANGO_SETTINGS_MODULE'] = os.environ.get('DJANGO_SETTINGS_MODULE', 'web.local')"],
  ["if not os.environ.get('DJANGO_SETTINGS_MODULE'):\n    environ['DJANGO_SETTINGS_MODULE'] = 'web.local'"],
  ["from decouple import config\nenviron.setdefault('DJANGO_SETTINGS_MODULE', config('X', 'web.local'))"],
  [
    "import environ\nenv = environ.Env()\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', env.str('X', default='web.local'))",
  ],
])('manage.py names its settings in %s', (text) => {
  expect(settingsNamedIn(parsed(`import os\n${text}\n`)).map(({ module }) => module)).toEqual(['web.local']);
});
