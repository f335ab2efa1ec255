import type { Workspace } from '../../../model/files.js';
import { buildSteps as stepsWith, type BuildStep, type Starts } from '../../../session/python/build-steps.js';

/** Servers, migrations and tests import the application or its settings; a shell's `&&`, `;` and `|` end a command. */
const SERVES = /\b(?:uvicorn|gunicorn|hypercorn|granian|fastapi\s+(?:run|dev))\s+[^&;|\n]*/;
const MIGRATES = /\balembic\s+(?:upgrade|downgrade|check|current|revision)\b[^&;|\n]*/;
const TESTS = /(?:[\w./-]{0,200}python[\d.]*\s+-m\s+)?\bpytest\b[^&;|\n]*|\btox\b[^&;|\n]*|\bnox\b[^&;|\n]*/;
/** `pip install pytest`, `uv add uvicorn`: what only names a program. */
const INSTALLS = /\b(?:install|add|sync|lock)\b/;

const FASTAPI: Starts = {
  inImage: (text) => first(text, [MIGRATES]),
  inCi: (lines) => first(lines, [SERVES, MIGRATES, TESTS]),
};

/** The commands in the Dockerfiles and workflows of a folder and of those above that need the application's secret. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, FASTAPI);
}

function first(text: string, patterns: readonly RegExp[]): string | undefined {
  const lines = text.split('\n').filter((line) => !INSTALLS.test(line) && !/^\s*#/.test(line));
  for (const line of lines)
    for (const pattern of patterns) {
      const [command] = pattern.exec(line) ?? [];
      if (command !== undefined) return command.trim();
    }
  return undefined;
}
