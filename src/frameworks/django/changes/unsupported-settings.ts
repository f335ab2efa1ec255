import {
  assignmentsOf,
  quoted,
  styleOf,
  type ParsedPython,
  type PythonStyle,
} from '../../../languages/python/index.js';
import { isInsecureDev } from '../../../session/questions.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SESSION_MIDDLEWARE, SESSIONS_APP } from '../settings/names.js';
import type { Unsupported } from '../settings/unsupported.js';
import type { DjangoApp } from '../app.js';
import { filesOf } from '../../../languages/python/evaluate/index.js';
import type { SettingsView } from '../settings/view.js';
import { plainSecretBlock, secretBlock } from './secret-code.js';
import { sessionBlock } from './session-settings.js';

/**
 * Stands for all edits of settings whose final values are unknown: nothing is changed, everything is spelt out.
 * With consent it only says what was passed over.
 */
export function blockUnsupported(
  unsupported: Unsupported,
  { settings, view, loader }: Pick<DjangoApp, 'settings' | 'view' | 'loader'>,
  answers: Answers,
): Change {
  const { file, line, reason, manual, consent } = unsupported;
  const style = styleOf(settings);
  const block = [sessionBlock(style, isInsecureDev(answers)), '', secretCode(settings, loader)].join('\n');
  const steps = everything(style, block, unsupported, view);
  const blocked = {
    kind: 'blocked' as const,
    reason,
    line,
    manual: manual === undefined ? steps : `${manual}\n\n${steps}`,
  };
  return {
    title: 'wire the session into the settings',
    file,
    run: () => {
      if (consent === undefined) return blocked;
      return answers.force
        ? { kind: 'unchanged', notes: [{ message: reason, file, line }] }
        : { ...blocked, consent };
    },
  };
}

/** In the project's own way, where that is known. */
function secretCode(settings: ParsedPython, loader: DjangoApp['loader']): string {
  if (loader === undefined || loader.kind === 'unknown') return plainSecretBlock(settings);
  const style = styleOf(settings);
  const block = secretBlock(style, loader.read(quoted(SECRET_VARIABLE, style)), false);
  return loader.needsOs ? `import os\n\n${block}` : block;
}

function everything(style: PythonStyle, block: string, { inClass }: Unsupported, view: SettingsView): string {
  const where = (name: string): string => whereSet(view, name);
  const last =
    inClass === undefined
      ? `After everything else that sets these names stands, as in ${view.file}:\n\n${block}`
      : `In the class ${inClass}, and in each that sets these names again:\n\n${indented(block, style.unit)}`;
  return [
    `Give ${SECRET_VARIABLE} at least 32 random characters in the environment. Then, in the settings that Django uses in the end:`,
    `1. INSTALLED_APPS${where('INSTALLED_APPS')} has, beside django.contrib.auth and django.contrib.contenttypes,\n\n${style.unit}${quoted(SESSIONS_APP, style)},`,
    `2. MIDDLEWARE${where('MIDDLEWARE')} has, after SecurityMiddleware and before CommonMiddleware,\n\n${style.unit}${quoted(SESSION_MIDDLEWARE, style)},`,
    `3. ${last}`,
  ].join('\n\n');
}

/** Where a name is set first, as far as that can be seen. */
function whereSet({ graph, entry, file }: SettingsView, name: string): string {
  const files = [...new Set([file, entry, ...filesOf(graph, entry), ...graph.modules.keys()])];
  for (const one of files) {
    const parsed = graph.modules.get(one);
    const [first] = parsed === undefined ? [] : assignmentsOf(parsed, name);
    if (first !== undefined) return ` (${one}:${String(first.line)})`;
  }
  return '';
}

function indented(text: string, unit: string): string {
  return text.replace(/^(?=.)/gm, unit);
}
