import {
  assignmentsOf,
  changesTo,
  insertAfter,
  insertImport,
  leadingImports,
  localNamesOf,
  quoted,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { renderTemplate } from '../../template.js';
import type { Change } from '../../../model/change.js';
import type { EnvFileLocation } from '../project/env-file-location.js';
import { baseDir, type BaseDir } from '../settings/base-dir.js';
import { editWithImports, importOs } from './settings-edits.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import { findLoader } from '../settings/loaders/find-loader.js';
import { osAccess } from '../../../session/python/loaders/os.js';
import type { SettingsFile, SettingsView } from '../settings/view.js';
import { secretBlocked } from './secret-code.js';
import { settingsChange } from './settings-change.js';

/** Makes settings that read no environment yet load `.env` with python-dotenv, as Wristband's own demo does. */
export function loadEnvFile(place: SettingsView, location: EnvFileLocation): Change {
  const what = { title: 'load .env with python-dotenv', problem: "the settings don't load .env" };
  return settingsChange(what, place, (parsed) => {
    const loader = findLoader(parsed, place);
    if (loader !== undefined && loader.kind !== 'os') return { text: parsed.text };
    const taken = ['load_dotenv', 'os'].find((name) => isTaken(parsed, name));
    if (taken !== undefined) {
      return secretBlocked(place, `${taken} is already something else in this file.`, undefined);
    }
    // Other code of the project searches for the file: this finds the same one.
    const isSearched = 'path' in location && location.isSearched === true;
    const base = isSearched ? undefined : baseDir(parsed, place);
    const steps = [importDotenv(place), (current: ParsedPython) => load(current, base, place)];
    return { text: editWithImports(parsed, needsOs(parsed, base) ? [importOs(place), ...steps] : steps) };
  });
}

function isTaken(parsed: ParsedPython, name: string): boolean {
  if (name === 'os' && osAccess(parsed) === undefined) return true;
  return (
    name === 'load_dotenv' && (assignmentsOf(parsed, name).length > 0 || changesTo(parsed, name).length > 0)
  );
}

/** For `os.path.join` beside a BASE_DIR that is a string. */
function needsOs(parsed: ParsedPython, base: BaseDir | undefined): boolean {
  return base?.type === 'str' && localNamesOf(parsed, 'os').length === 0;
}

function importDotenv(place: SettingsView) {
  const added = { module: 'dotenv', name: 'load_dotenv' };
  return (parsed: ParsedPython) => [insertImport(parsed, added, isOwnModule(place))];
}

/** After BASE_DIR; without one, after the imports: load_dotenv then searches upwards from the settings file. */
function load(parsed: ParsedPython, base: BaseDir | undefined, place: SettingsFile) {
  const style = styleOf(parsed);
  const file = quoted('.env', style);
  const current = base && baseDir(parsed, place);
  const last = leadingImports(parsed).at(-1);
  const after = current?.statement ?? last;
  if (after === undefined) throw new Error('from dotenv import load_dotenv was added before');
  const os = localNamesOf(parsed, 'os')[0] ?? 'os';
  const joined = current?.type === 'str' ? `${os}.path.join(BASE_DIR, ${file})` : `BASE_DIR / ${file}`;
  const block = renderTemplate(
    'django/env-loader',
    { path: current === undefined ? '' : joined },
    style.unit,
  );
  return [insertAfter(parsed, after, `\n${block}`)];
}
