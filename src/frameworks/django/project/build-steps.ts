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
  inCi: (lines) => {
    const commands = commandsIn(lines);
    return needing((STARTS.exec(commands) ?? TESTS.exec(commands))?.[0]);
  },
};

/** `pip install tox`, `uv tool install tox`, `poetry add pytest` */
const INSTALLS =
  /^\s*(sudo\s+)?(\S*python[\d.]*\s+-m\s+)?(pip[\d.]*|pipx|pipenv|uv|poetry|pdm|conda|mamba|apt|apt-get)\s+(\S+\s+)?(install|add|sync)\b/;

/** One command a line, without those that only install programs; a backslash at the end of a line continues it. */
function commandsIn(lines: string): string {
  const joined = lines.replace(/\s*\\\r?\n\s*/g, ' ');
  return joined
    .split(/\r?\n|&&|;|\|/)
    .filter((command) => !INSTALLS.test(command))
    .join('\n');
}

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, DJANGO);
}

function needing(command: string | undefined): string | undefined {
  return command === undefined || HARMLESS.test(command) ? undefined : command;
}
