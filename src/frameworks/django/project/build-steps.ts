import type { Workspace } from '../../../model/files.js';
import { buildSteps as stepsWith, type BuildStep, type Starts } from '../../../session/python/build-steps.js';

export type { BuildStep };

/** What starts Django, or tests that do; a shell's `&&`, `;` and `|` end it. Paths without an end would take too long. */
const STARTS =
  /(?:[\w./-]{0,200}python[\d.]*\s+(?:-\S+\s+)*)?(?:\S{0,200}\/)?(?:manage\.py|django-admin|(?<=-m )django)\s+[a-z][^&;|]*/;
const TESTS = /(?:[\w./-]{0,200}python[\d.]*\s+-m\s+)?\bpytest\b[^&;|]*|\btox\b[^&;|]*/;

/** Those that read no settings, or need none. */
const HARMLESS = /(manage\.py|django-admin|-m django)\s+(help|version|startproject|startapp)\b/;

const DJANGO: Starts = {
  inImage: (text) => needing(STARTS.exec(text)?.[0])?.trim(),
  inCi: (lines) => needing((STARTS.exec(lines) ?? TESTS.exec(lines))?.[0]),
};

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, DJANGO);
}

function needing(command: string | undefined): string | undefined {
  return command === undefined || HARMLESS.test(command) ? undefined : command;
}
