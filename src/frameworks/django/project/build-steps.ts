import type { Workspace } from '../../../model/files.js';
import {
  buildSteps as stepsWith,
  type BuildStep,
  type Started,
  type Starts,
} from '../../../session/python/build-steps.js';

export type { BuildStep };

/** Those that read no settings, or need none. */
const HARMLESS = /^(help|version|startproject|startapp)$/;

const DJANGO: Starts = {
  inImage: (programs) => programs.find(isDjango),
  inCi: (programs) => programs.find(isDjango) ?? programs.find(isTests),
};

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, DJANGO);
}

function isDjango({ name, isModule, args: [command = ''] }: Started): boolean {
  const isIt = isModule ? name === 'django' : /^(manage\.py|django-admin(\.py)?)$/.test(name);
  return isIt && /^[a-z]/.test(command) && !HARMLESS.test(command);
}

function isTests({ name }: Started): boolean {
  return name === 'pytest' || name === 'py.test' || name === 'tox';
}
