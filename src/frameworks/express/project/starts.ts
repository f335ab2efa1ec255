import { compilerOutput } from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { commandStarts, startingScript, type Start } from '../../../session/typescript/starts.js';
import { filesStarted } from './entries.js';
import type { Before } from './loading-by-code.js';
import type { Application } from './locate.js';
import { specStarts } from './specs.js';

/** The scripts that a script runs are read so far down. */
const MAX_STEPS = 3;
const RUNS_SCRIPT = /\b(?:npm|yarn|pnpm|bun)(?:\s+run)?\s+([\w:.-]+)/g;
/** Without a limit the time would grow with the square of the command's length. */
const RUNS_TESTS =
  /(^|[&;|]\s*|\b(npx|yarn|exec|bunx|cross-env\b.{0,500}|nyc|c8)\s+)(jest|mocha|vitest|ava)\b|\bnode\b.{0,500}\s--test\b/m;
/** It starts what one of its arguments is called. */
const STARTS_SCRIPT = /\bstart-server-and-test\b/;

/**
 * What starts the application where the env file may not be: tests, and the commands of CI and of Dockerfiles' builds.
 * @param envFile see `specStarts`
 */
export async function findStarts(
  workspace: Workspace,
  application: Application,
  before: Before | undefined,
  envFile: string,
): Promise<Start[]> {
  const specs = await specStarts(workspace, application, before, envFile);
  const output = await compilerOutput(workspace, application.folder);
  const { root, manifest, code, entry, file } = application;
  const needs = specs.some(({ text }) => !text.includes(SECRET_VARIABLE));
  const starts = (command: string): boolean =>
    (needs && RUNS_TESTS.test(command)) ||
    STARTS_SCRIPT.test(command) ||
    filesStarted(command, root, code, output).some((one) => one === entry || one === file);
  const startOf = (lines: string): string | undefined =>
    startingScript(lines, manifest.scripts, (script) => starts(expanded(script, manifest.scripts))) ??
    lines.split('\n').find(starts);
  return [
    ...specs.filter(({ hasEnvFile }) => !hasEnvFile),
    ...(await commandStarts(workspace, root, startOf)),
  ];
}

/** A script with those that it runs in place of their calls. */
function expanded(script: string, scripts: Readonly<Record<string, string>>, steps = MAX_STEPS): string {
  if (steps === 0) return script;
  return script.replace(RUNS_SCRIPT, (call, name: string) => {
    const called = scripts[name];
    return called === undefined ? call : expanded(called, scripts, steps - 1);
  });
}

/** Where tests set a variable before they load the application. */
export function placeForTests({ declared }: Application['manifest']): string {
  const runner = (['vitest', 'jest', 'mocha'] as const).find((name) => declared[name] !== undefined);
  if (runner === undefined) return 'Set them before the application is loaded:';
  const place = { vitest: 'setupFiles of Vitest', jest: 'setupFiles of Jest', mocha: '--require of Mocha' }[
    runner
  ];
  return `Set them in a file that runs before all tests (${place}):`;
}
