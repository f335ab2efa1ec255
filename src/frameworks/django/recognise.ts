import { join } from '../../paths.js';
import type { Search } from '../../types.js';

/** A cheap look, without a parser: a manage.py that names its settings module. */
export async function recogniseDjango({ workspace, folder }: Search): Promise<string | undefined> {
  const snapshot = await workspace.read(join(folder, 'manage.py'));
  if (snapshot === undefined) return undefined;
  const text = new TextDecoder().decode(snapshot.bytes);
  return text.includes('DJANGO_SETTINGS_MODULE') ? 'manage.py names DJANGO_SETTINGS_MODULE' : undefined;
}
