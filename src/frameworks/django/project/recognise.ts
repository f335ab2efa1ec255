import type { Search } from '../../../model/framework.js';
import { isDjangoFolder, placesIn } from './places.js';

/** A cheap look, without a parser: a manage.py of Django's. */
export async function recogniseDjango(search: Search): Promise<string | undefined> {
  return (await isDjangoFolder(search)) ? 'manage.py starts Django' : undefined;
}

/** A manage.py below, else the entry of a server, else settings. */
export async function recogniseDjangoBelow(search: Search): Promise<string | undefined> {
  const { manage, servers, settings } = await placesIn(search);
  if (manage.length > 0) return `${manage.join(', ')} ${manage.length === 1 ? 'starts' : 'start'} Django`;
  if (servers[0] !== undefined) return `${servers[0]} names DJANGO_SETTINGS_MODULE`;
  return settings[0] === undefined ? undefined : `${settings[0]} sets INSTALLED_APPS`;
}
