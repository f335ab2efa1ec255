import { quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import { isInsecureDev } from '../../../session/questions.js';
import { SECRET_VARIABLE } from '../../../secret.js';
import type { Answers, Transform } from '../../../types.js';
import { SESSION_MIDDLEWARE, SESSIONS_APP } from '../settings/names.js';
import type { Refusal } from '../settings/refusal.js';
import { plainSecretBlock } from './secret-block.js';
import { sessionBlock } from './session-block.js';

/**
 * Stands for all edits of settings whose final values cannot be told: nothing is changed, everything is spelt out.
 * With consent it only says what was passed over.
 */
export function refuse(
  { file, line, reason, manual, consent }: Refusal,
  settings: ParsedPython,
  answers: Answers,
): Transform {
  const steps = everything(settings, answers);
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

function everything(settings: ParsedPython, answers: Answers): string {
  const style = styleOf(settings);
  const block = sessionBlock(style, isInsecureDev(answers));
  return [
    `Give ${SECRET_VARIABLE} at least 32 random characters in the environment. Then, in the settings that Django uses in the end:`,
    `1. INSTALLED_APPS has, beside django.contrib.auth and django.contrib.contenttypes,\n\n${style.unit}${quoted(SESSIONS_APP, style)},`,
    `2. MIDDLEWARE has, after SecurityMiddleware and before CommonMiddleware,\n\n${style.unit}${quoted(SESSION_MIDDLEWARE, style)},`,
    `3. After everything else that sets these names stands, the secret read in the project's own way:\n\n${block}\n\n${plainSecretBlock(settings)}`,
  ].join('\n\n');
}
