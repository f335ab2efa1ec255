import { openWorkspace } from '../../../../src/platform/workspace.js';
import { parsePython, type ParsedPython } from '../../../../src/languages/python/index.js';
import type { SettingsSite } from '../../../../src/frameworks/django/settings/site.js';
import type { Answers, Context, Search, Transform, TransformResult } from '../../../../src/model/types.js';
import { CASE_SECRET } from '../../../support/doors.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

/** A project in memory, outside git. */
export async function searchIn(files: Readonly<Record<string, string>>, folder = ''): Promise<Search> {
  const disk = memoryDisk(Object.entries(files));
  const no = () => Promise.resolve(false);
  return {
    workspace: await openWorkspace(disk.fs, ROOT, ROOT),
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
export const SITE: SettingsSite = {
  file: 'settings.py',
  app: '',
  entry: 'settings.py',
  chain: { app: '', modules: new Map() },
};

export function answers(given: Partial<Answers> = {}): Answers {
  return { secret: CASE_SECRET, force: false, install: true, values: {}, ...given };
}

const CONTEXT: Context = { read: () => undefined };

export function run(transform: Transform, text: string): TransformResult {
  return transform.run(text, CONTEXT);
}

/** The text after a transform that must not be blocked. */
export function edited(transform: Transform, text: string): string {
  const result = run(transform, text);
  if (result.kind === 'blocked') throw new Error(`blocked: ${result.reason}`);
  return result.kind === 'changed' ? result.text : text;
}
