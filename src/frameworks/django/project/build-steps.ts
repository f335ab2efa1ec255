import type { Workspace } from '../../../model/files.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import {
  buildSteps as stepsWith,
  type BuildStep,
  type Started,
  type Starts,
} from '../../../session/python/build-steps.js';

export type { BuildStep };

/** Those that read no settings, or need none. */
const HARMLESS = /^(help|version|startproject|startapp)$/;
/** Without manage.py nothing names the settings to them, and they do without. */
const WITHOUT_SETTINGS = /^(compilemessages|makemessages)$/;

const DJANGO: Starts = {
  framework: 'django',
  needsForTests: new RegExp(`${SETTINGS_VARIABLE}|--ds\\b`),
  inImage: (programs, texts) => programs.find((program) => isDjango(program, texts)),
  inCi: (programs, texts) => programs.find((program) => isDjango(program, texts)) ?? programs.find(isTests),
};

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, DJANGO);
}

function isDjango({ name, isModule, args }: Started, texts: readonly string[]): boolean {
  const [command = ''] = args;
  if (!/^[a-z]/.test(command) || HARMLESS.test(command)) return false;
  if (isModule ? name === 'manage' : name === 'manage.py') return true;
  if (isModule ? name !== 'django' : !/^django-admin(\.py)?$/.test(name)) return false;
  const isTold =
    args.some((arg) => /^--settings(=|$)/.test(arg)) ||
    texts.some((text) => text.includes(SETTINGS_VARIABLE));
  return isTold || !WITHOUT_SETTINGS.test(command);
}

function isTests({ name }: Started): boolean {
  return name === 'pytest' || name === 'py.test' || name === 'tox';
}
