import type { Search } from '../../../model/framework.js';
import type { SettingsClass } from '../settings/classes/class-modules.js';
import { readPython } from '../../../session/python/python-file.js';
import type { Entry } from './manage-py.js';
import { settingsNamedIn } from './settings-module.js';

const VARIABLE = 'DJANGO_CONFIGURATION';

/** The class of django-configurations that Django is started with, where manage.py or the environment names it. */
export async function configurationNamed(
  { workspace, variables = {} }: Search,
  { manage, servers = [] }: Entry,
): Promise<string | undefined> {
  for (const file of [manage, ...servers]) {
    const parsed = file === undefined ? undefined : await readPython(workspace, file);
    const named = parsed === undefined ? [] : settingsNamedIn(parsed, VARIABLE);
    const name = named.find(({ module }) => module !== undefined)?.module;
    if (name !== undefined) return name;
  }
  return variables[VARIABLE];
}

const DEVELOPMENT = /^(dev|develop|development|local)/i;

/** The class that is named, else development's, else one that no other is derived from. */
export function startedWith(
  classes: readonly SettingsClass[],
  named: string | undefined,
): SettingsClass | undefined {
  const own = classes.find(({ name }) => name === named);
  if (own !== undefined) return own;
  const isBase = (one: SettingsClass) =>
    classes.some(({ bases }) => bases.some(({ file, name }) => file === one.file && name === one.name));
  const leaves = classes.filter((one) => !isBase(one) && !/test/i.test(one.name));
  return leaves.find(({ name }) => DEVELOPMENT.test(name)) ?? leaves[0] ?? classes[0];
}
