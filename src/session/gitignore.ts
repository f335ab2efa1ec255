import ignore from 'ignore';
import { eolOf } from '../languages/text/layout.js';
import { folderOf } from '../model/paths.js';
import type { Change, Note } from '../model/change.js';
import type { EnvFile } from './survey.js';

/** Keeps the env file out of git; what git itself ignores already is left alone. */
export function ignoreEnvFile(envFile: EnvFile): Change {
  const path = envFile.path.slice(folderOf(envFile.gitignore).length).replace(/^\//, '');
  const pattern = patternFor(path);
  return {
    title: `ignore ${pattern}`,
    file: envFile.gitignore,
    run(source = '') {
      if (envFile.ignored || envFile.tracked) return { kind: 'unchanged' };
      if (ignore().add(source).ignores(path)) return { kind: 'unchanged' };
      const eol = eolOf(source);
      const gap = source === '' || /[\r\n]$/.test(source) ? '' : eol;
      return { kind: 'changed', text: `${source}${gap}${pattern}${eol}`, notes: outsideGit(envFile) };
    },
  };
}

/** A name as a pattern that means just it: https://git-scm.com/docs/gitignore#_pattern_format */
function patternFor(path: string): string {
  return path
    .replace(/[\\*?[]|^[#!]| +$/g, (special) => special.replace(/./g, '\\$&'))
    .replace(/[\r\n]/g, '?');
}

function outsideGit(envFile: EnvFile): Note[] {
  if (envFile.repository) return [];
  const message = 'This is not a git repository: the line takes effect once it is one.';
  return [{ message, file: envFile.gitignore }];
}
