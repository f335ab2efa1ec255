import { sharesLine, type ParsedPython, type Statement } from '../../../languages/python/index.js';
import type { SettingsFile } from './view.js';
import type { PathValue } from '../../../languages/python/evaluate/index.js';
import { readSetting } from './setting.js';
import { aloneIn, pathAt } from '../../../session/python/paths.js';

export interface BaseDir {
  readonly statement: Statement;
  readonly type: Exclude<PathValue['type'], 'environ.Path'>;
  /** Relative to the workspace's root. */
  readonly path: string;
}

/** The folder that BASE_DIR stands for; undefined where it is missing, out of the workspace or made in other ways. */
export function baseDir(parsed: ParsedPython, { file, dunder }: SettingsFile): BaseDir | undefined {
  const own = dunder ?? file;
  const setting = readSetting(aloneIn(parsed, own), own, 'BASE_DIR');
  if (setting.kind !== 'assigned' || sharesLine(parsed, setting.assignment.statement)) return undefined;
  const value = pathAt(parsed, setting.value, own);
  if (value?.base !== 'root' || value.type === 'environ.Path' || value.path.startsWith('..'))
    return undefined;
  return {
    statement: setting.assignment.statement,
    type: value.type,
    path: value.path === '.' ? '' : value.path,
  };
}
