import { join } from 'node:path';
import { openWorkspace } from '../../../../src/platform/workspace.js';
import { parsePython, type ParsedPython } from '../../../../src/languages/python/index.js';
import { buildSteps } from '../../../../src/frameworks/django/project/build-steps.js';
import { firstOfEach } from '../../../../src/session/ci-commands.js';
import type { SettingsView } from '../../../../src/frameworks/django/settings/view.js';
import type { Change, ChangeResult, PlannedTexts } from '../../../../src/model/change.js';
import type { Search } from '../../../../src/model/framework.js';
import type { Answers } from '../../../../src/model/options.js';
import { CASE_SECRET } from '../../../support/context.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

/**
 * A project in memory, outside git.
 * @param start the folder that the command is run in
 */
export async function searchIn(
  files: Readonly<Record<string, string>>,
  folder = '',
  start = '',
): Promise<Search> {
  const disk = memoryDisk(Object.entries(files));
  const no = () => Promise.resolve(false);
  return {
    workspace: await openWorkspace(disk.fs, ROOT, join(ROOT, start)),
    git: { repository: false, ignores: no, tracks: no, uncommitted: () => Promise.resolve([]) },
    folder,
  };
}

export function parsed(text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind === 'failure') throw new Error(`no Python: ${result.reason}`);
  return result;
}

/** A settings file that stands alone. */
export const SITE: SettingsView = {
  file: 'settings.py',
  app: '',
  entry: 'settings.py',
  graph: { app: '', modules: new Map() },
};

export function answers(given: Partial<Answers> = {}): Answers {
  return { secret: CASE_SECRET, force: false, install: true, values: {}, ...given };
}

const CONTEXT: PlannedTexts = { read: () => undefined };

export function run(change: Change, text: string): ChangeResult {
  return change.run(text, CONTEXT);
}

/** The text after a change that must not be blocked. */
export function edited(change: Change, text: string): string {
  const result = run(change, text);
  if (result.kind === 'blocked') throw new Error(`blocked: ${result.reason}`);
  return result.kind === 'changed' ? result.text : text;
}

/** What starts Django while an image is built and in CI, as `kind file:line commands`. */
export async function stepsIn(files: Readonly<Record<string, string>>, app = ''): Promise<string[]> {
  const { workspace } = await searchIn(files);
  const found = await buildSteps(workspace, app);
  const shown = [
    ...found.filter(({ kind }) => kind === 'image'),
    ...firstOfEach(found.filter(({ kind }) => kind === 'CI')),
  ];
  return shown.map((step) => {
    const commands = step.kind === 'CI' ? step.command : step.commands.join(' | ');
    return `${step.kind} ${step.file}:${String(step.line)} ${commands}`;
  });
}
