import { SECRET_VARIABLE } from '../../../model/secret.js';
import { readSetting } from './setting.js';
import type { SettingsView } from './view.js';

/** The file that sets the secret already, else the one that will. */
export function secretFile({ graph, entry, file }: SettingsView): string {
  const setting = readSetting(graph, entry, SECRET_VARIABLE);
  return setting.kind === 'absent' ? file : (setting.file ?? file);
}
