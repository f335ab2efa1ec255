import type { Environment } from '../../../languages/python/evaluate/index.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { readIfPython } from '../../../session/python/python-file.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import { importedCode, type StartedFile } from './code-run.js';
import { callsIn, isForTests, settingsNamedIn, type Entry, type NamedSettings } from './settings-module.js';

interface Question {
  /** Another variable than DJANGO_SETTINGS_MODULE. */
  readonly variable?: string;
  readonly environment?: Environment;
}

/**
 * What a file makes DJANGO_SETTINGS_MODULE when it is started: its own statements, and those of the project's functions
 * that it calls. Each stands at its line of that file.
 */
export async function settingsNamedBy(
  workspace: Workspace,
  started: StartedFile,
  { variable = SETTINGS_VARIABLE, environment }: Question = {},
): Promise<NamedSettings[]> {
  const own = settingsNamedIn(started.parsed, variable, { environment });
  const imported = await importedCode(workspace, started);
  const others = imported.flatMap(({ parsed, line, name, calls, isRun }) => {
    const callsTo = (one: string) => (one === name ? calls : callsIn(parsed)(one));
    return settingsNamedIn(parsed, variable, { environment, callsTo, isRun }).map((named) => ({
      ...named,
      line,
    }));
  });
  return [...others, ...own].sort((a, b) => a.line - b.line);
}

const CONFIGURATION = 'DJANGO_CONFIGURATION';

/** The class of django-configurations that Django is started with, where manage.py or the environment names it. */
export async function configurationNamed(
  { workspace, variables = {} }: Search,
  { manage, app, servers = [] }: Entry,
): Promise<string | undefined> {
  for (const file of [manage, ...servers]) {
    const parsed = file === undefined ? undefined : await readIfPython(workspace, file);
    if (file === undefined || parsed === undefined) continue;
    const started = { file, parsed, folders: [app] };
    const named = await settingsNamedBy(workspace, started, { variable: CONFIGURATION });
    const names = named.flatMap(({ module }) => module ?? []);
    const name = names.find((one) => !isForTests(one.toLowerCase())) ?? names[0];
    if (name !== undefined) return name;
  }
  return variables[CONFIGURATION];
}
